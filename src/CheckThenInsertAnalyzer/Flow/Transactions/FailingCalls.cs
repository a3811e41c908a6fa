using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the calls of a body that a unique violation can come out of.</summary>
internal sealed class FailingCalls(BodyUnderAnalysis body, TransactionSubjects subjects)
{
    /// <summary>The calls in source order, one for each operation; beside it that the called method swallows its violation.</summary>
    public IEnumerable<FailingCall> Find() =>
        body.CallsAcross.Select(Of).Concat(body.Operations.Select(OfCopy)).OfType<FailingCall>()
            .GroupBy(failing => (failing.Operation.Syntax, failing.Call is SwallowingCall))
            .Select(same => same.OrderByDescending(failing => failing.Inserts).First())
            .OrderBy(failing => failing.Operation.Syntax.SpanStart);

    private FailingCall? Of(DatabaseCall call) => call switch
    {
        InsertCall { HasConflictClause: false, Library: not DatabaseLibrary.EntityFramework } insert => Failing(insert, ViolationShape.Bare, inserts: true),
        FlushCall { IsHandled: false } => Failing(call, ViolationShape.Wrapped, inserts: true),
        StatementCall { Statement: null or UpdateStatement or CallStatement } => Failing(call, ViolationShape.Bare, inserts: false),
        ReadCall { Change: RowChange.Update } => Failing(call, ViolationShape.Bare, inserts: false),
        SwallowingCall { Swallow.IsFlush: var isFlush } => Failing(call, isFlush ? ViolationShape.Wrapped : ViolationShape.Bare, inserts: true),
        _ => null,
    };

    private FailingCall Failing(DatabaseCall call, ViolationShape shape, bool inserts) =>
        new(call.Operation, shape, subjects.Of(call)) { Call = call, Inserts = inserts };

    /// <summary>A binary COPY raises its violation from Complete (FACTS F5).</summary>
    private FailingCall? OfCopy(IOperation operation) =>
        BinaryCopy.CompletedBy(operation) is { } importer
            ? new FailingCall(operation, ViolationShape.Bare, subjects.OfCommand(importer).OfType<PathOrigin>().ToImmutableArray()) { Inserts = true }
            : null;
}
