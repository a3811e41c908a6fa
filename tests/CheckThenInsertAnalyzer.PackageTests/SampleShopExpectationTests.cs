using Xunit;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>The list of expected diagnostics names code that is there.</summary>
public sealed class SampleShopExpectationTests
{
    [Fact]
    public void Every_expectation_names_a_method_and_a_piece_of_it()
    {
        Assert.All(SampleShopExpectation.All, expectation =>
        {
            var members = new SourceMembers(File.ReadAllText(Path.Combine(Repository.SampleShop, expectation.File)));
            Assert.Contains(expectation.Snippet, members.Texts[expectation.Method]);
        });
    }

    [Fact]
    public void No_two_expectations_share_a_method()
    {
        Assert.Distinct(SampleShopExpectation.All.Select(expectation => (expectation.File, expectation.Method)));
    }
}
