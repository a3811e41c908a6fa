using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Tests.Rules;

/// <summary>
/// Runs every rule over a source that must compile. The source marks the expected diagnostics, as <c>{|CTI1001:AddAsync|}</c>; what is not
/// marked must not be reported, by whatever rule.
/// </summary>
internal sealed record RuleVerifier
{
    /// <summary>What most users' projects import by themselves.</summary>
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Data;
        global using System.Data.Common;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string LibraryUsings =
        """
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using Dapper;
        global using Microsoft.EntityFrameworkCore;
        global using Npgsql;
        """;

    /// <summary>The verifier of most tests: every library, no schema file, no option.</summary>
    public static RuleVerifier Default { get; } = new();

    /// <summary>What the source is compiled against; global usings of the libraries are there only with all of them.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = Tests.References.All;

    /// <summary>Names of the assemblies that are referenced beside, as a test framework or another provider.</summary>
    public ImmutableArray<MetadataReference> FurtherReferences { get; init; } = [];

    /// <summary>A further source, such as the entities.</summary>
    public string? Model { get; init; }

    /// <summary>A file beside the source with a model snapshot or migrations; null for none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The text of a schema file; null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>The lines of an .editorconfig section for C# files; null for none.</summary>
    public string? Options { get; init; }

    /// <summary>What is said of options that are not understood, which has no place in the source.</summary>
    public ImmutableArray<string> MisreadOptions { get; init; } = [];

    /// <summary>Rules that are not asked: most sources swallow an error or write its number for short, which is not what they are about.</summary>
    public ImmutableArray<string> Unasked { get; init; } = ["CTI3005", "CTI3011"];

    /// <summary>The name of the assembly.</summary>
    public string AssemblyName { get; init; } = "Shop";

    /// <summary>Whether the source is a program of top-level statements.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether the source need not compile.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The marked places, and no others, are warned of.</summary>
    public Task Warns(string source) => Verify(source, DiagnosticSeverity.Warning, message: null);

    /// <summary>The marked places, and no others, are reported as information.</summary>
    public Task Informs(string source) => Verify(source, DiagnosticSeverity.Info, message: null);

    /// <summary>The marked place is reported in these words.</summary>
    public Task Says(string message, string source) => Verify(source, severity: null, message);

    /// <summary>The marked places, and no others, are reported; nothing is when none is marked.</summary>
    public Task Reports(string source) => Verify(source, severity: null, message: null, expectsNothing: !source.Contains("{|"));

    /// <summary>Nothing is reported.</summary>
    public Task IsSilent(string source) => Verify(source, severity: null, message: null, expectsNothing: true);

    private async Task Verify(string source, DiagnosticSeverity? severity, string? message, bool expectsNothing = false)
    {
        TestFileMarkupParser.GetSpans(source, out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        Xunit.Assert.Equal(expectsNothing, spans.Count == 0);

        var test = CreateTest(code);
        var text = SourceText.From(code);
        foreach (var (id, marked) in spans)
        {
            foreach (var span in marked)
                test.ExpectedDiagnostics.Add(Expected(id, text.Lines.GetLinePositionSpan(span), severity, message));
        }

        foreach (var misread in MisreadOptions)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("CTI9001", DiagnosticSeverity.Warning).WithMessage(misread));
        await test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private static DiagnosticResult Expected(string id, LinePositionSpan span, DiagnosticSeverity? severity, string? message)
    {
        var options = DiagnosticOptions.IgnoreAdditionalLocations | (severity is null ? DiagnosticOptions.IgnoreSeverity : DiagnosticOptions.None);
        var expected = new DiagnosticResult(id, severity ?? DiagnosticSeverity.Warning).WithOptions(options);
        if (message is not null)
            expected = expected.WithMessage(message);
        return expected.WithSpan(span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);
    }

    private CSharpAnalyzerTest<CheckThenInsertDiagnosticAnalyzer, DefaultVerifier> CreateTest(string code)
    {
        var test = new CSharpAnalyzerTest<CheckThenInsertDiagnosticAnalyzer, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestCode = code,
            CompilerDiagnostics = IsBroken ? CompilerDiagnostics.None : CompilerDiagnostics.Errors,
        };
        test.TestState.AdditionalReferences.AddRange([.. References, .. FurtherReferences]);
        test.TestState.Sources.Add(References == Tests.References.All ? Usings + "\n" + LibraryUsings : Usings);
        if (Model is not null)
            test.TestState.Sources.Add(Model);
        if (Snapshot is not null)
            test.TestState.Sources.Add(("ShopContextModelSnapshot.cs", Snapshot));
        if (Schema is not null)
            test.TestState.AdditionalFiles.Add(("schema.sql", Schema));
        if (Options is not null)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + Options));
        test.DisabledDiagnostics.AddRange(Unasked);
        test.SolutionTransforms.Add(Configure);
        return test;
    }

    private Solution Configure(Solution solution, ProjectId project)
    {
        var kind = IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return solution
            .WithProjectAssemblyName(project, AssemblyName)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable))
            .WithProjectParseOptions(project, new CSharpParseOptions(LanguageVersion.Latest));
    }
}
