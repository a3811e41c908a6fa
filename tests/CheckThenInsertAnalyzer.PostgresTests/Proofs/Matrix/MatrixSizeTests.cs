using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>How many programs the fixes are proven on.</summary>
public sealed class MatrixSizeTests(ITestOutputHelper output)
{
    [Fact]
    public void There_are_enough_cells()
    {
        foreach (var fix in ProofMatrix.All.GroupBy(cell => cell.Fix))
            output.WriteLine($"{fix.Key}: {fix.Count()} cells");
        output.WriteLine($"{ProofMatrix.All.Length} cells");
        Assert.True(ProofMatrix.All.Length >= 150, $"{ProofMatrix.All.Length} cells");
    }

    [Fact]
    public void No_cell_is_there_twice() => Assert.Empty(ProofMatrix.All.GroupBy(cell => cell.Source.Code + cell.Fix).Where(same => same.Count() > 1).Select(same => $"{same.First().Shape}, {same.First().Writing}"));
}
