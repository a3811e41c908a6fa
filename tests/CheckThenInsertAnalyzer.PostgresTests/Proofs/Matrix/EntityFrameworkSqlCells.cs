using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

public sealed class EntityFrameworkSqlCells(PostgresServer server) : MatrixProofs(server)
{
    public static TheoryData<string, string, string> Names => NamesOf(SqlCells.Of(CellLibrary.EntityFrameworkSql));

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_fix_is_right(string shape, string writing, string fix) => ProveAsync(SqlCells.Of(CellLibrary.EntityFrameworkSql), shape, writing, fix);
}
