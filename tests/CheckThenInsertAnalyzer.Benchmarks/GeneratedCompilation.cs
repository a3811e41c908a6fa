using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>The generated application as a compilation of about so many lines.</summary>
internal static class GeneratedCompilation
{
    /// <summary>Compiles as many files as the lines take.</summary>
    public static CSharpCompilation Of(int lines)
    {
        var sample = new GeneratedApplication(40, libraries: true);
        var perFile = sample.Sources.Values.Sum(text => text.Count(letter => letter == '\n')) / 40d;
        var application = new GeneratedApplication((int)(lines / perFile), libraries: true);
        var trees = application.Sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, new CSharpParseOptions(LanguageVersion.Preview), source.Key));
        return CSharpCompilation.Create("Application", trees, application.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
