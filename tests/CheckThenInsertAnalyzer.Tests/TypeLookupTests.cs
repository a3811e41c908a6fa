using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests;

/// <summary>Where the types of libraries are looked for.</summary>
public sealed class TypeLookupTests
{
    [Fact]
    public void A_referenced_project_without_files_is_passed_over()
    {
        var empty = CSharpCompilation.Create("Contracts");
        var compilation = CSharpCompilation.Create("Shop").AddReferences(empty.ToMetadataReference());

        Assert.Null(compilation.FindType("Dapper.SqlMapper"));
    }

    [Fact]
    public void A_copy_in_a_referenced_project_is_found()
    {
        var copy = CSharpCompilation.Create("Copied").AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Dapper { public static class SqlMapper { } }", cancellationToken: TestContext.Current.CancellationToken));
        var compilation = CSharpCompilation.Create("Shop").AddReferences(copy.ToMetadataReference());

        Assert.NotNull(compilation.FindType("Dapper.SqlMapper"));
    }
}
