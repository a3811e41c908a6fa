using System.Xml.Linq;
using Xunit;

namespace CheckThenInsertAnalyzer.PackageTests;

public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void Holds_exactly_two_assemblies_the_targets_and_the_papers()
    {
        using var archive = package.Open();

        var entries = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("package/", StringComparison.Ordinal) && name is not ("_rels/.rels" or "[Content_Types].xml"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "CheckThenInsertAnalyzer.nuspec",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/CheckThenInsertAnalyzer.CodeFixes.dll",
                "analyzers/dotnet/cs/CheckThenInsertAnalyzer.dll",
                "build/CheckThenInsertAnalyzer.targets",
                "buildTransitive/CheckThenInsertAnalyzer.targets",
            ],
            entries);
    }

    [Fact]
    public void Brings_no_dependency_into_the_consumer()
    {
        var metadata = Metadata();

        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName is "dependency" or "group" or "frameworkReference");
        Assert.Equal("true", Value(metadata, "developmentDependency"));
    }

    [Fact]
    public void Says_what_it_is_and_under_which_licence()
    {
        var metadata = Metadata();

        Assert.Equal("CheckThenInsertAnalyzer", Value(metadata, "id"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Contains("23505", Value(metadata, "description"));
    }

    private XElement Metadata()
    {
        using var archive = package.Open();
        using var nuspec = archive.GetEntry("CheckThenInsertAnalyzer.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
