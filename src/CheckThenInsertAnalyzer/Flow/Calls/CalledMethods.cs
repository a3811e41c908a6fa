using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Turns the calls of a body into what the called methods do to the database, in terms of the body.</summary>
internal sealed class CalledMethods(BodyUnderAnalysis body)
{
    /// <summary>What the methods that the body calls do, in the order of the calls.</summary>
    public ImmutableArray<DatabaseCall> Find()
    {
        var calls = ImmutableArray.CreateBuilder<DatabaseCall>();
        if (body.Depth <= 0 || body.Project.Calls is not { } project)
            return calls.ToImmutable();

        var tables = TablesOfInterest(project.Index);
        foreach (var operation in body.Operations)
        {
            if (operation is not IInvocationOperation invocation || !MayLeadTo(tables, invocation.TargetMethod, project.Index))
                continue;
            body.Cancellation.ThrowIfCancellationRequested();
            foreach (var (callee, summary) in SummariesOf(invocation, tables, project))
                new SummaryAtCall(invocation, callee, body).AddTo(calls, summary);
        }

        calls.AddRange(new SearchedRows(body, calls.ToList()).Find().ToList());

        // What is guessed of a called method must not look like knowledge to its callers.
        if (!body.IsCallee)
            calls.AddRange(new NamedCalls(body, body.Project.Options.Of(body.Model.SyntaxTree)).Among(body.Operations.OfType<IInvocationOperation>().ToList()));
        return calls.ToImmutable();
    }

    /// <summary>What is only read, or only written, decides no race of this body; a callee's callers and a validator's have to be told of it all the same.</summary>
    private NamedTables TablesOfInterest(SourceIndex index) =>
        body.IsCallee || body.Declared is not { } method || CandidateText.Of(method.ReadText()) is { Validates: true } or { BeginsTransaction: true } ? NamedTables.All : index.ReachOf(method, body.Depth).ReadAndWritten;

    private bool MayLeadTo(NamedTables tables, IMethodSymbol method, SourceIndex index) =>
        method.MethodKind == MethodKind.LocalFunction
        || index.LeadsTo(tables, method.Name, body.Depth - 1)
        || (SentRequest.IsSender(method.Name) && SentRequest.HandlerNames.Any(name => index.LeadsTo(tables, name, body.Depth - 1)));

    /// <summary>Many methods have one name, and most of them have nothing to do with these tables: no body is bound for what those would tell.</summary>
    private bool Concerns(IMethodSymbol method, NamedTables tables, SourceIndex index) => method.DeclaringSyntaxReferences.Any(reference =>
        DeclarationsOfFile.Of(reference.SyntaxTree, body.Cancellation).At(reference.Span) is { } declared && index.ReachOf(declared, body.Depth - 1).Concerns(tables));

    private (Callee, MethodSummary)? LocalFunction(IMethodSymbol function) =>
        body.Within(function.OriginalDefinition) is { } inner && new SummaryReader(inner, function.OriginalDefinition).Read() is { IsEmpty: false } summary ? (new Callee(function), summary) : null;

    /// <summary>What the call does; several methods that may answer it have to do the same.</summary>
    private IEnumerable<(Callee Callee, MethodSummary Summary)> SummariesOf(IInvocationOperation invocation, NamedTables tables, ProjectCalls project)
    {
        if (invocation.TargetMethod.MethodKind == MethodKind.LocalFunction)
        {
            if (LocalFunction(invocation.TargetMethod) is { } local)
                yield return local;
            yield break;
        }

        var callees = project.Callees.Of(invocation, body.Cancellation);
        if (!callees.Any(callee => Concerns(callee.Method.OriginalDefinition, tables, project.Index)))
            yield break;

        Callee? first = null;
        var common = MethodSummary.Empty;
        foreach (var callee in callees)
        {
            var summary = project.Summaries.Of(callee.Method.OriginalDefinition, body.Depth, body.Cancellation);
            if (summary.IsEmpty)
                continue;
            first ??= callee;
            common = common.MergedWith(summary);
        }

        if (first is not null && !common.IsEmpty)
            yield return (first, common);
    }
}
