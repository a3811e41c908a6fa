using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Pages;

/// <summary>What a rule's page shows after a fix is what the fix makes of what it shows before.</summary>
public sealed class RulePageTests(PostgresServer server)
{
    public static TheoryData<string> All => [.. PageExamples.Raced.AddRange(PageExamples.Written).Select(example => example.ToString())];

    public static TheoryData<string> Raced => [.. PageExamples.Raced.Select(example => example.ToString())];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_page_shows_what_the_fix_makes(string name)
    {
        var example = Named(name);
        var after = await CodeFixRun.OfPackage.ApplyAsync(example.Source, example.Rule, example.Fix);
        Assert.Equal(example.Setting.PieceOf(after), RulePage.PiecesOf(example.Rule)[example.After], ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Raced))]
    public async Task What_the_page_shows_is_right_when_two_sessions_meet(string name)
    {
        var example = Named(name);
        await Proof.Of(example.Source, server).FixedBy(example.Rule, example.Fix);
    }

    [Fact]
    public void Every_rule_with_a_fix_shows_what_it_makes() => Assert.Empty(
        ShippedAssemblies.CodeFixes.SelectMany(provider => provider.FixableDiagnosticIds).Except(PageExamples.Raced.AddRange(PageExamples.Written).Select(example => example.Rule)));

    private static PageExample Named(string name) => PageExamples.Raced.AddRange(PageExamples.Written).Single(example => example.ToString() == name);
}
