using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>A fix leaves nothing to fix behind, so that a second run changes nothing.</summary>
public sealed class FixedOnceTests
{
    public static TheoryData<string, string, string> Names => [.. ProofMatrix.All.Select(cell => (cell.Shape, cell.Writing, cell.Fix))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fixed_program_is_not_offered_another_fix(string shape, string writing, string fix)
    {
        var cell = ProofMatrix.Named(shape, writing, fix);
        var after = await CodeFixRun.OfPackage.ApplyAsync(cell.Source, cell.Rule, cell.Fix);
        var (found, offered) = await CodeFixRun.OfPackage.OfferedAsync(cell.Source with { Code = after });
        Assert.False(found.Contains(cell.Rule), after);
        Assert.Empty(offered);
    }
}
