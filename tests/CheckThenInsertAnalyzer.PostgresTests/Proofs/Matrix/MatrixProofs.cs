using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>
/// Runs cells: the program as it stands must fail when two sessions meet, the fixed one must not, and one caller must see no difference.
/// </summary>
public abstract class MatrixProofs(PostgresServer server)
{
    private protected static TheoryData<string, string, string> NamesOf(IEnumerable<ProofCell> cells) => [.. cells.Select(cell => (cell.Shape, cell.Writing, cell.Fix))];

    private protected async Task ProveAsync(IEnumerable<ProofCell> cells, string shape, string writing, string fix)
    {
        var cell = cells.Single(cell => (cell.Shape, cell.Writing, cell.Fix) == (shape, writing, fix));
        await Proof.Of(cell.Source, server).FixedBy(cell.Rule, cell.Fix);
    }
}
