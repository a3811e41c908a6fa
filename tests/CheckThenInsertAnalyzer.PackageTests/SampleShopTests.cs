using Xunit;

namespace CheckThenInsertAnalyzer.PackageTests;

public sealed class SampleShopTests(SampleShopCopy shop) : IClassFixture<SampleShopCopy>
{
    [Fact]
    public void The_first_build_reports_every_mistake_and_nothing_that_is_right()
    {
        AssertSame(
            SampleShopExpectation.All.Select(expectation => expectation.Report),
            shop.Before.Select(diagnostic => Describe(diagnostic, shop.SourcesBefore)));
    }

    [Fact]
    public void Every_diagnostic_stands_on_the_line_that_has_to_change()
    {
        Assert.All(SampleShopExpectation.All, expectation => Assert.Contains(
            shop.Before,
            diagnostic => Describe(diagnostic, shop.SourcesBefore) == expectation.Report
                && Before(diagnostic.File).Line(diagnostic.Line).Contains(expectation.Snippet, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_repaired_shop_compiles_and_reports_only_what_no_fix_is_offered_for()
    {
        AssertSame(
            SampleShopExpectation.All.Except(SampleShopExpectation.Repaired).Select(expectation => expectation.Report),
            shop.After.Select(diagnostic => Describe(diagnostic, shop.SourcesAfter)));
    }

    [Fact]
    public void The_repair_touches_every_method_that_a_fix_is_offered_for_and_no_other()
    {
        AssertSame(
            SampleShopExpectation.Repaired.Select(expectation => $"{expectation.File} {expectation.Method}"),
            shop.SourcesBefore.Keys.SelectMany(ChangedMembers));
    }

    [Fact]
    public void The_repair_leaves_files_with_nothing_to_repair_as_they_are()
    {
        var others = shop.SourcesBefore.Keys.Except(SampleShopExpectation.Repaired.Select(expectation => expectation.File)).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, file => Assert.Equal(shop.SourcesBefore[file], shop.SourcesAfter[file]));
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

    [Fact]
    public void Fix_all_of_each_document_in_an_editor_gives_the_same_text()
    {
        Assert.All(shop.SourcesBefore.Keys, file => Assert.Equal(shop.SourcesAfter[file], shop.SourcesAfterFixAll[file]));
    }

    /// <summary>Like a comparison of sorted lists, but a failure names every line that is too few or too many.</summary>
    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var missing = expected.ToList();
        var surplus = actual.Where(line => !missing.Remove(line)).ToList();
        var differences = missing.Select(line => $"missing: {line}").Concat(surplus.Select(line => $"too many: {line}")).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    private static string Describe(ReportedDiagnostic diagnostic, IReadOnlyDictionary<string, string> sources) =>
        sources.TryGetValue(diagnostic.File, out var text)
            ? $"{diagnostic.File} {new SourceMembers(text).NameAt(diagnostic.Line)} {diagnostic.Rule}"
            : diagnostic.ToString();

    private SourceMembers Before(string file) => new(shop.SourcesBefore[file]);

    private SourceMembers After(string file) => new(shop.SourcesAfter[file]);

    private IEnumerable<string> ChangedMembers(string file)
    {
        var after = After(file).Texts;
        return Before(file).Texts
            .Where(member => !after.TryGetValue(member.Key, out var text) || text != member.Value)
            .Select(member => $"{file} {member.Key}");
    }
}
