namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>A rewrite is not what it claims to be, or could not be tried. The message is the evidence.</summary>
internal sealed class ProofFailedException(string message) : Exception(message);
