using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;

namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>Repairs a project as somebody does who opens each document and fixes all of a kind in it by the first action that is offered.</summary>
internal static class EditorRepair
{
    /// <summary>The files' texts after the repair. Nothing is written to the disk.</summary>
    /// <param name="directory">The project's directory.</param>
    /// <param name="projectFile">The project, which has been built with the package.</param>
    /// <param name="files">The files, relative to the directory.</param>
    public static async Task<IReadOnlyDictionary<string, string>> RepairAsync(string directory, string projectFile, IEnumerable<string> files)
    {
        using var workspace = MSBuildWorkspace.Create();
        var project = await workspace.OpenProjectAsync(Path.Combine(directory, projectFile));
        var shipped = project.AnalyzerReferences.OfType<AnalyzerFileReference>().Where(reference => Path.GetFileName(reference.FullPath).StartsWith("CheckThenInsertAnalyzer", StringComparison.Ordinal)).ToList();
        var analyzers = shipped.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        foreach (var provider in shipped.SelectMany(CodeFixesOf).OrderBy(provider => provider.FixableDiagnosticIds[0], StringComparer.Ordinal))
            project = await RepairAsync(project, analyzers, provider);

        var texts = new Dictionary<string, string>();
        foreach (var file in files)
        {
            var path = Path.GetFullPath(Path.Combine(directory, file));
            var document = project.Documents.Single(document => document.FilePath is { } own && Path.GetFullPath(own) == path);
            texts.Add(file, (await document.GetTextAsync()).ToString());
        }

        return texts;
    }

    private static IEnumerable<CodeFixProvider> CodeFixesOf(AnalyzerFileReference reference) => reference.GetAssembly().GetTypes()
        .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    private static async Task<Project> RepairAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider provider)
    {
        if (provider.GetFixAllProvider() is not { } fixAll)
            return project;

        var found = await DiagnosticsAsync(project, analyzers, provider);
        foreach (var inDocument in found.GroupBy(diagnostic => project.GetDocument(diagnostic.Location.SourceTree)!.Id).ToList())
        {
            var document = project.GetDocument(inDocument.Key)!;
            if (await FirstOfferAsync(document, inDocument, provider) is not { } offer)
                continue;
            var context = new FixAllContext(document, provider, FixAllScope.Document, offer.EquivalenceKey, provider.FixableDiagnosticIds, new Known(inDocument.ToImmutableArray()), CancellationToken.None);
            if (await fixAll.GetFixAsync(context) is not { } action)
                continue;
            var operations = await action.GetOperationsAsync(CancellationToken.None);
            project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        }

        return project;
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider provider)
    {
        var compilation = (await project.GetCompilationAsync())!.WithAnalyzers(analyzers, project.AnalyzerOptions);
        var found = await compilation.GetAnalyzerDiagnosticsAsync();
        return found.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id) && !diagnostic.IsSuppressed && diagnostic.Location.IsInSource);
    }

    private static async Task<CodeAction?> FirstOfferAsync(Document document, IEnumerable<Diagnostic> diagnostics, CodeFixProvider provider)
    {
        CodeAction? first = null;
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => first ??= action, CancellationToken.None));
            if (first is not null)
                break;
        }

        return first;
    }

    /// <summary>Hands the diagnostics out that were found.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
