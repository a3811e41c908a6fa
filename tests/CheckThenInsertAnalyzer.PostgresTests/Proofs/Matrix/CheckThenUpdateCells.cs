using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

public sealed class CheckThenUpdateCells(PostgresServer server) : MatrixProofs(server)
{
    public static TheoryData<string, string, string> Names => NamesOf(UpdateCells.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_fix_is_right(string shape, string writing, string fix) => ProveAsync(UpdateCells.All, shape, writing, fix);
}
