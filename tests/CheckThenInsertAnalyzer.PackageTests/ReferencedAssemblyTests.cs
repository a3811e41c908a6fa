using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>The compiler of the oldest supported SDK has to be able to load what is shipped.</summary>
public sealed class ReferencedAssemblyTests(PackedPackage package)
{
    private const string Analyzer = "analyzers/dotnet/cs/CheckThenInsertAnalyzer.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/CheckThenInsertAnalyzer.CodeFixes.dll";

    [Theory]
    [InlineData(Analyzer)]
    [InlineData(CodeFixes)]
    public void References_no_newer_Roslyn_than_4_8(string assembly)
    {
        var roslyn = References(assembly).Where(reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

        Assert.All(roslyn, reference => Assert.Equal(new Version(4, 8, 0, 0), reference.Version));
    }

    [Theory]
    [InlineData(Analyzer)]
    [InlineData(CodeFixes)]
    public void References_no_newer_immutable_collections_than_that_Roslyn_brings(string assembly)
    {
        var collections = References(assembly).Where(reference => reference.Name == "System.Collections.Immutable");

        Assert.All(collections, reference => Assert.InRange(reference.Version.Major, 1, 8));
    }

    [Theory]
    [InlineData(Analyzer)]
    [InlineData(CodeFixes)]
    public void References_nothing_that_the_compiler_or_editor_does_not_bring(string assembly)
    {
        string[] brought =
        [
            "CheckThenInsertAnalyzer", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable", "System.Composition.AttributedModel", "netstandard",
        ];

        Assert.Empty(References(assembly).Select(reference => reference.Name).Except(brought));
    }

    [Fact]
    public void The_analyzer_knows_nothing_of_workspaces_which_the_command_line_compiler_lacks()
    {
        Assert.DoesNotContain(References(Analyzer), reference => reference.Name.EndsWith(".Workspaces", StringComparison.Ordinal));
    }

    private List<(string Name, Version Version)> References(string entryName)
    {
        using var archive = package.Open();
        using var content = new MemoryStream();
        using (var entry = archive.GetEntry(entryName)!.Open())
        {
            entry.CopyTo(content);
        }

        content.Position = 0;
        using var file = new PEReader(content);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
