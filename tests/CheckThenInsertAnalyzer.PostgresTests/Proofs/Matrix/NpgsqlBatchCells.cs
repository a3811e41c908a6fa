using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

public sealed class NpgsqlBatchCells(PostgresServer server) : MatrixProofs(server)
{
    public static TheoryData<string, string, string> Names => NamesOf(SqlCells.Of(CellLibrary.Batch));

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_fix_is_right(string shape, string writing, string fix) => ProveAsync(SqlCells.Of(CellLibrary.Batch), shape, writing, fix);
}
