namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>What a finished program left behind.</summary>
/// <param name="ExitCode">0 means success.</param>
/// <param name="Output">Standard output and standard error, one after the other, trimmed.</param>
internal sealed record ProgramResult(int ExitCode, string Output);
