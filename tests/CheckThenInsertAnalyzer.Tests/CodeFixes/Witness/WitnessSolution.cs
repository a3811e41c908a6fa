using CheckThenInsertAnalyzer.CodeFixes.Witness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.Witness;

/// <summary>A project "Shop" with one file, and one "Shop.Tests" that references it.</summary>
internal sealed class WitnessSolution : IDisposable
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpCompilationOptions Library = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private readonly AdhocWorkspace workspace = new();
    private readonly Document shop;

    /// <param name="source">The file.</param>
    /// <param name="testReferences">What the tests reference beside the shop; null for all libraries and xunit.</param>
    public WitnessSolution(string source, IEnumerable<MetadataReference>? testReferences = null)
    {
        var project = Add(workspace.CurrentSolution, "Shop", References.All);
        var tests = Add(project.AddDocument("Shop.cs", source).Project.Solution, "Shop.Tests", testReferences ?? References.All.Concat(Xunit));
        shop = tests.AddProjectReference(new ProjectReference(project.Id)).Solution.GetProject(project.Id)!.Documents.Single(document => document.Name == "Shop.cs");
    }

    private WitnessSolution(Document shop) => this.shop = shop;

    /// <summary>A shop that has its tests in itself, which are told to be looked at, and no other project.</summary>
    /// <param name="source">The file.</param>
    public static WitnessSolution WithTestsInside(string source)
    {
        var project = Add(new AdhocWorkspace().CurrentSolution, "Shop", References.All.Concat(Xunit));
        var options = SourceText.From("root = true\n[*.cs]\ncheck_then_insert.provider = postgresql\n");
        return new(project.AddAnalyzerConfigDocument(".editorconfig", options, filePath: "/shop/.editorconfig").Project.AddDocument("Shop.cs", source, filePath: "/shop/Shop.cs"));
    }

    /// <summary>xunit, to be added to the libraries.</summary>
    public static MetadataReference[] Xunit { get; } =
    [
        MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location),
    ];

    /// <summary>The actions that the finding of the file is offered.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferedAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = await shop.Project.GetCompilationAsync(cancellation);
        var found = await compilation!.WithAnalyzers([new CheckThenInsertDiagnosticAnalyzer()], shop.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellation);
        var fix = new RaceWitnessFix();
        var actions = new List<CodeAction>();
        var finding = Assert.Single(found, diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id));
        await fix.RegisterCodeFixesAsync(new CodeFixContext(shop, finding, (action, _) => actions.Add(action), cancellation));
        return actions;
    }

    /// <summary>The solution after the one action that is offered.</summary>
    public async Task<WitnessSolution> AfterAsync()
    {
        var operations = await Assert.Single(await OfferedAsync()).GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return new(changed.GetDocument(shop.Id)!);
    }

    /// <summary>The text of the one file that the tests have of their own.</summary>
    public async Task<string> TestAsync()
    {
        var tests = shop.Project.Solution.Projects.SingleOrDefault(project => project.Name == "Shop.Tests") ?? shop.Project;
        var errors = (await tests.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return (await tests.Documents.Single(document => document.Name is not ("ImplicitUsings.cs" or "Shop.cs")).GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    public void Dispose() => workspace.Dispose();

    private static Project Add(Solution solution, string name, IEnumerable<MetadataReference> references) => solution
        .AddProject(name, name, LanguageNames.CSharp)
        .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
        .WithCompilationOptions(Library)
        .WithMetadataReferences(references)
        .AddDocument("ImplicitUsings.cs", ImplicitUsings).Project;
}
