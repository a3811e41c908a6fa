using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>Applies a code fix the way an editor does: analyse, ask the providers, apply the chosen action.</summary>
/// <param name="analyze">Finds a document's diagnostics.</param>
/// <param name="codeFixes">The providers that are asked.</param>
internal sealed class CodeFixRun(Func<Document, Task<ImmutableArray<Diagnostic>>> analyze, ImmutableArray<CodeFixProvider> codeFixes)
{
    /// <summary>Runs what the package ships.</summary>
    public static CodeFixRun OfPackage { get; } = new(AnalyzerRun.OfPackageAsync, ShippedAssemblies.CodeFixes);

    /// <summary>The program's text after a fix.</summary>
    /// <param name="source">The program.</param>
    /// <param name="diagnosticId">The diagnostic whose fix is applied; the program must have exactly one of it.</param>
    /// <param name="fix">The action's equivalence key or title; null when only one is offered.</param>
    /// <exception cref="ProofFailedException">No diagnostic or several, no such action, several and none chosen, or the result does not compile.</exception>
    public async Task<string> ApplyAsync(ProofSource source, string diagnosticId, string? fix = null)
    {
        using var workspace = new AdhocWorkspace();
        return (await (await ApplyAsync(ProgramProject.Create(workspace, source), diagnosticId, fix)).GetTextAsync()).ToString();
    }

    /// <summary>The program after a fix, in the solution that the fix makes.</summary>
    /// <param name="document">The program.</param>
    /// <param name="diagnosticId">As above.</param>
    /// <param name="fix">As above.</param>
    public async Task<Document> ApplyAsync(Document document, string diagnosticId, string? fix = null)
    {
        await RequireItCompilesAsync(document, "The program");
        var diagnostic = await DiagnosticAsync(document, diagnosticId);
        var action = Choose(await ActionsAsync(document, diagnostic), diagnosticId, fix);
        var changed = await ChangedAsync(document, action);
        await RequireItCompilesAsync(changed, $"After \"{action.Title}\" the program");
        return changed;
    }

    /// <summary>What a program is told, and which fixes it is offered: the ids of the diagnostics, and the equivalence keys of the actions.</summary>
    /// <param name="source">The program.</param>
    public async Task<(ImmutableArray<string> Found, ImmutableArray<string> Offered)> OfferedAsync(ProofSource source)
    {
        using var workspace = new AdhocWorkspace();
        var document = ProgramProject.Create(workspace, source);
        var diagnostics = await analyze(document);
        var offered = ImmutableArray.CreateBuilder<string>();
        foreach (var diagnostic in diagnostics)
            offered.AddRange((await ActionsAsync(document, diagnostic)).Select(action => action.EquivalenceKey ?? action.Title));
        return ([.. diagnostics.Select(diagnostic => diagnostic.Id)], offered.ToImmutable());
    }

    private async Task<Diagnostic> DiagnosticAsync(Document document, string id)
    {
        var diagnostics = await analyze(document);
        return diagnostics.Where(diagnostic => diagnostic.Id == id).ToArray() switch
        {
            [var only] => only,
            var several => throw new ProofFailedException(
                $"Expected one {id}, found {several.Length}. All diagnostics:{List(diagnostics.Select(diagnostic => diagnostic.ToString()))}"),
        };
    }

    private async Task<ImmutableArray<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var provider in codeFixes.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => actions.AddRange(Leaves(action)), CancellationToken.None));
        }

        return actions.ToImmutable();
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action) =>
        action.NestedActions is { IsEmpty: false } nested ? nested.SelectMany(Leaves) : [action];

    private static CodeAction Choose(ImmutableArray<CodeAction> offered, string diagnosticId, string? fix) =>
        offered.Where(action => fix is null || action.EquivalenceKey == fix || action.Title == fix).ToArray() switch
        {
            [var only] => only,
            [] => throw new ProofFailedException($"{diagnosticId} has no fix{(fix is null ? "" : $" \"{fix}\"")}. Offered:{Titles(offered)}"),
            _ => throw new ProofFailedException($"{diagnosticId} has several fixes; choose one of:{Titles(offered)}"),
        };

    private static async Task<Document> ChangedAsync(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution.GetDocument(document.Id)
            ?? throw new ProofFailedException($"\"{action.Title}\" does not change the document.");
    }

    private static async Task RequireItCompilesAsync(Document document, string subject)
    {
        var compilation = await document.Project.GetCompilationAsync();
        var errors = compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new ProofFailedException($"{subject} does not compile:{List(errors.Select(error => error.ToString()))}\n{await document.GetTextAsync()}");
    }

    private static string Titles(IEnumerable<CodeAction> actions) =>
        List(actions.Select(action => $"{action.Title} (equivalence key {action.EquivalenceKey})"));

    private static string List(IEnumerable<string> lines) => string.Concat(lines.DefaultIfEmpty("(none)").Select(line => $"\n- {line}"));
}
