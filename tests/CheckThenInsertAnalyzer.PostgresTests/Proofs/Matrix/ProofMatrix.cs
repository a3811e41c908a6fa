using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>Every program that the fixes are proven on.</summary>
internal static class ProofMatrix
{
    /// <summary>The cells.</summary>
    public static ImmutableArray<ProofCell> All { get; } =
    [
        .. SqlCells.Of(CellLibrary.Dapper),
        .. SqlCells.Of(CellLibrary.Command),
        .. SqlCells.Of(CellLibrary.DataSource),
        .. SqlCells.Of(CellLibrary.Batch),
        .. SqlCells.Of(CellLibrary.EntityFrameworkSql),
        .. EntityCells.All,
        .. UpdateCells.All,
    ];

    /// <summary>The cell of that name.</summary>
    public static ProofCell Named(string shape, string writing, string fix) => All.Single(cell => (cell.Shape, cell.Writing, cell.Fix) == (shape, writing, fix));
}
