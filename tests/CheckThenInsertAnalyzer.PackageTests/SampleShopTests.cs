using Xunit;

namespace CheckThenInsertAnalyzer.PackageTests;

public sealed class SampleShopTests(SampleShopCopy shop) : IClassFixture<SampleShopCopy>
{
    [Fact]
    public void The_first_build_reports_every_mistake_and_nothing_that_is_right()
    {
        AssertSame(
            SampleShopExpectation.All.Select(expectation => $"{expectation.File} {expectation.Method} {expectation.Rule}"),
            shop.Before.Select(Describe));
    }

    [Fact]
    public void Every_diagnostic_stands_on_the_line_that_has_to_change()
    {
        Assert.All(SampleShopExpectation.All, expectation => Assert.Contains(
            shop.Before,
            diagnostic => Describe(diagnostic) == $"{expectation.File} {expectation.Method} {expectation.Rule}"
                && Before(diagnostic.File).Line(diagnostic.Line).Contains(expectation.Snippet, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_repaired_shop_compiles_and_has_nothing_left_to_report()
    {
        AssertSame([], shop.After.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void The_repair_touches_every_method_with_a_mistake_and_no_other()
    {
        AssertSame(
            SampleShopExpectation.All.Select(expectation => $"{expectation.File} {expectation.Method}"),
            shop.SourcesBefore.Keys.SelectMany(ChangedMembers));
    }

    [Fact]
    public void The_repair_leaves_files_without_a_mistake_as_they_are()
    {
        var right = shop.SourcesBefore.Keys.Except(SampleShopExpectation.All.Select(expectation => expectation.File)).ToList();

        Assert.NotEmpty(right);
        Assert.All(right, file => Assert.Equal(shop.SourcesBefore[file], shop.SourcesAfter[file]));
    }

    [Fact]
    public void The_repair_changes_nothing_round_the_methods_but_using_directives()
    {
        Assert.Equal(shop.SourcesBefore.Keys.Order(StringComparer.Ordinal), shop.SourcesAfter.Keys.Order(StringComparer.Ordinal));
        Assert.All(shop.SourcesBefore.Keys, file => Assert.Equal(Before(file).Frame, After(file).Frame));
    }

    [Fact]
    public void The_repair_keeps_the_line_endings()
    {
        Assert.DoesNotContain(shop.SourcesAfter, source => source.Value.Contains('\r'));
    }

    /// <summary>Like a comparison of sorted lists, but a failure names every line that is too few or too many.</summary>
    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var missing = expected.ToList();
        var surplus = actual.Where(line => !missing.Remove(line)).ToList();
        var differences = missing.Select(line => $"missing: {line}").Concat(surplus.Select(line => $"too many: {line}")).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    private SourceMembers Before(string file) => new(shop.SourcesBefore[file]);

    private SourceMembers After(string file) => new(shop.SourcesAfter[file]);

    private string Describe(ReportedDiagnostic diagnostic) =>
        shop.SourcesBefore.ContainsKey(diagnostic.File)
            ? $"{diagnostic.File} {Before(diagnostic.File).NameAt(diagnostic.Line)} {diagnostic.Rule}"
            : diagnostic.ToString();

    private IEnumerable<string> ChangedMembers(string file)
    {
        var after = After(file).Texts;
        return Before(file).Texts
            .Where(member => !after.TryGetValue(member.Key, out var text) || text != member.Value)
            .Select(member => $"{file} {member.Key}");
    }
}
