using CheckThenInsertAnalyzer.PostgresTests.Harness;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>One program that a fix is proven on.</summary>
/// <param name="Shape">What it does, and with which library.</param>
/// <param name="Writing">How it is written.</param>
/// <param name="Fix">The fix's equivalence key, which begins with the diagnostic's id.</param>
/// <param name="Source">The program.</param>
internal sealed record ProofCell(string Shape, string Writing, string Fix, ProofSource Source)
{
    /// <summary>The diagnostic.</summary>
    public string Rule => Fix[..Fix.IndexOf('.')];
}
