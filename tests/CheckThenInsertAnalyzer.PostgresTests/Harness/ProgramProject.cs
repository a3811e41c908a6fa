using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>A user's project in memory: one source file, the SDK's usual settings and the schema.</summary>
internal static class ProgramProject
{
    public const string FileName = "Program.cs";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The document that holds the user's code, in a project of its own.</summary>
    public static Document Create(AdhocWorkspace workspace, ProofSource source)
    {
        var project = workspace.CurrentSolution
            .AddProject("UserProject", "UserProject", LanguageNames.CSharp)
            .WithParseOptions(ParseOptions)
            .WithCompilationOptions(CompilationOptions)
            .WithMetadataReferences(ProgramReferences.Of(source.Libraries));
        project = project.AddDocument("ImplicitUsings.g.cs", ImplicitUsings).Project;
        if (source.HasScript)
            project = project.AddAdditionalDocument("schema.sql", source.Ddl, filePath: "/user/schema.sql").Project;
        if (source.EditorConfig.Length > 0)
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From($"root = true\n[*.cs]\n{source.EditorConfig}\n"), filePath: "/user/.editorconfig").Project;
        return project.AddDocument(FileName, SourceText.From(source.Code, Encoding.UTF8), filePath: $"/user/{FileName}");
    }

    /// <summary>The same program as a compilation that can be emitted.</summary>
    public static CSharpCompilation Compile(string code, Libraries libraries) =>
        CSharpCompilation.Create(
            $"UserProgram_{Guid.NewGuid():N}",
            [Parse(code, FileName), Parse(ImplicitUsings, "ImplicitUsings.g.cs")],
            ProgramReferences.Of(libraries),
            CompilationOptions);

    private static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(code, ParseOptions, path, Encoding.UTF8);
}
