using System.Collections.Immutable;
using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>
/// CTI1001, CTI1002 and CTI1003: adds a test in which the race takes place. It repairs nothing, so it comes after all that do, and has no
/// fix-all: every race wants its own values.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RaceWitnessFix)), Shared]
public sealed class RaceWitnessFix : CodeFixProvider
{
    private const string Title = "Add a test that shows this race";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(CheckThenInsertRace.Id, GetOrCreateRace.Id, UpdateOrInsertRace.Id);

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var found = await FindingLookup.FindAsync(context.Document, diagnostic.Id, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false);
            if (found is not var (body, finding)
                || finding is not RaceFinding { Race: var race }
                || await WitnessProject.ForAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false) is not { } target
                || TestOf(race, body, target) is not { } test
                || !test.Binds(target, context.CancellationToken))
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellation => AddAsync(context.Document, test, target.Project.Id, cancellation), $"{diagnostic.Id}.Witness", CodeActionPriority.Low),
                diagnostic);
        }
    }

    /// <inheritdoc/>
    protected override CodeActionRequestPriority ComputeRequestPriority() => CodeActionRequestPriority.Low;

    /// <summary>The test of the method that holds the body; null when it cannot be called from there, or has one already.</summary>
    private static WitnessTest? TestOf(Race race, BodyUnderAnalysis body, WitnessProject target) =>
        LooksForWhatItIsGiven(race, body)
        && MethodOf(body.Owner) is { } method
        && DocumentationCommentId.GetFirstSymbolForDeclarationId(method.GetDocumentationCommentId() ?? "", target.Compilation) is IMethodSymbol seen
        && WitnessCall.Of(seen, Opens(body), target.Compilation) is { } call
        && WitnessTable.Of(race.Insert.Rows, call.Session) is { } table
        && target.Compilation.GetTypeByMetadataName($"{target.Namespace}.{WitnessTest.ClassNameOf(seen)}") is null
            ? new(call, table, target.Framework, target.Namespace)
            : null;

    /// <summary>Whether the row that is looked for is told by arguments alone: two calls look for the same one, and the next run for another.</summary>
    private static bool LooksForWhatItIsGiven(Race race, BodyUnderAnalysis body)
    {
        var values = race.Compared.Comparisons.Select(comparison => comparison.Value).ToList();
        return values.Any(IsGiven) && values.All(value => IsGiven(value) || body.Origins.Of(value) is ConstantOrigin or PathOrigin { Root: not ILocalSymbol });

        bool IsGiven(SuppliedValue value) =>
            body.Origins.Of(value) is PathOrigin { Root: IParameterSymbol }
            || value is OperationValue { Operation: var operation } && operation.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation);
    }

    /// <summary>The method that a local function or lambda stands in.</summary>
    private static IMethodSymbol? MethodOf(ISymbol owner)
    {
        while (owner is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            owner = owner.ContainingSymbol;
        return owner as IMethodSymbol;
    }

    /// <summary>Whether the body opens a connection; one that is open already would make it fail.</summary>
    private static bool Opens(BodyUnderAnalysis body) =>
        body.Operations.Any(operation => operation is IInvocationOperation { TargetMethod.Name: "Open" or "OpenAsync" });

    private static async Task<Solution> AddAsync(Document document, WitnessTest test, ProjectId target, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var text = test.Text.Replace("\n", LineBreak.Of(root!).ToString());
        var added = SyntaxFactory.ParseCompilationUnit(text).WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
        return document.Project.Solution.GetProject(target)!.AddDocument(test.ClassName + ".cs", added).Project.Solution;
    }
}
