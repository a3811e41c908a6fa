using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>How many programs the fixes are proven on.</summary>
public sealed class MatrixSizeTests(ITestOutputHelper output)
{
    private static ProofCell[] All =>
    [
        .. SqlCells.Of(CellLibrary.Dapper),
        .. SqlCells.Of(CellLibrary.Command),
        .. SqlCells.Of(CellLibrary.DataSource),
        .. SqlCells.Of(CellLibrary.Batch),
        .. SqlCells.Of(CellLibrary.EntityFrameworkSql),
        .. EntityCells.All,
        .. UpdateCells.All,
    ];

    [Fact]
    public void There_are_enough_cells()
    {
        foreach (var fix in All.GroupBy(cell => cell.Fix))
            output.WriteLine($"{fix.Key}: {fix.Count()} cells");
        output.WriteLine($"{All.Length} cells");
        Assert.True(All.Length >= 150, $"{All.Length} cells");
    }

    [Fact]
    public void No_cell_is_there_twice() => Assert.Empty(All.GroupBy(cell => cell.Source.Code + cell.Fix).Where(same => same.Count() > 1).Select(same => $"{same.First().Shape}, {same.First().Writing}"));
}
