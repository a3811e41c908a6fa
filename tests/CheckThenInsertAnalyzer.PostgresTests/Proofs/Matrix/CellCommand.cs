namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>C# that sends one SQL text.</summary>
/// <param name="Setup">Statements before it; empty for none.</param>
/// <param name="Rows">Gives the number of rows that were written.</param>
/// <param name="Exists">Gives whether there is a row: the text's only value.</param>
/// <param name="FoundId">Gives the id, or null without a row.</param>
/// <param name="NewId">Gives the id of a row that must come.</param>
internal sealed record CellCommand(string Setup, string Rows, string Exists, string FoundId, string NewId);
