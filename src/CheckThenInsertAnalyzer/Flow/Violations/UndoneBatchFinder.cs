using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the handlers that mean to skip duplicates of rows that are sent together.</summary>
internal sealed class UndoneBatchFinder(BodyUnderAnalysis body)
{
    /// <summary>One for each handler; where a transaction is lost with it that is told already.</summary>
    public IEnumerable<UndoneBatch> Find()
    {
        if (body.Tries.IsEmpty)
            return [];
        var told = new HashSet<ICatchClauseOperation?>(body.LostWork.Select(lost => lost.Clause));
        return Sent().Select(Of).OfType<UndoneBatch>().Where(undone => !told.Contains(undone.Clause)).GroupBy(undone => undone.Clause).Select(same => same.First());
    }

    private IEnumerable<(IOperation Operation, UndoneBatchKind Kind, SqlInsertCall? Insert)> Sent()
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (!insert.HasConflictClause && !HasBarriers && KindOf(insert) is { } kind)
                yield return (insert.Operation, kind, insert);
        }

        foreach (var flush in body.Calls.OfType<FlushCall>().Where(SendsSeveral))
            yield return (flush.Operation, UndoneBatchKind.Entities, null);
        foreach (var copy in body.Operations.Where(operation => BinaryCopy.CompletedBy(operation) is not null))
            yield return (copy, UndoneBatchKind.Copy, null);
    }

    private bool HasBarriers => body.Operations.Any(operation => operation is IPropertyReferenceOperation { Property.Name: "EnableErrorBarriers" or "AppendErrorBarrier" });

    private UndoneBatchKind? KindOf(SqlInsertCall insert) =>
        insert is { Library: DatabaseLibrary.Dapper, Parameters.IsList: true } ? UndoneBatchKind.List
        : insert.InsertsManyRows || (!insert.IsOnlyStatement && body.Calls.OfType<SqlInsertCall>().Count(other => other.Operation == insert.Operation) > 1) ? UndoneBatchKind.Statements
        : IsBatch(insert) && IsFilledInLoop(insert) ? UndoneBatchKind.Statements
        : null;

    private bool IsBatch(SqlInsertCall insert) => body.Project.Libraries.AdoNet?.IsBatch((insert.Operation as IInvocationOperation)?.Instance?.Type) == true;

    /// <summary>Whether a command is added to the batch in a loop, outside of which it is executed.</summary>
    private bool IsFilledInLoop(SqlInsertCall insert) => body.Operations.OfType<ILoopOperation>().Any(loop =>
        !loop.Syntax.Span.Contains(insert.Operation.Syntax.Span)
        && loop.Descendants().Any(part => part is IPropertyReferenceOperation { Property.Name: "BatchCommands", Instance: { } owner } && SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(owner), AssignedVariable.SymbolOf(((IInvocationOperation)insert.Operation).Instance!))));

    /// <summary>Whether entities are added by the range, or in a loop behind which they are saved.</summary>
    private bool SendsSeveral(FlushCall flush) => body.Calls.OfType<EntityInsertCall>().Any(insert =>
        body.FlushesAfter(insert).Contains(flush)
        && (insert.Entity is null || LoopsRound(insert.Operation).Any(loop => !loop.Syntax.Span.Contains(flush.Operation.Syntax.Span))));

    private static IEnumerable<ILoopOperation> LoopsRound(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                yield return loop;
        }
    }

    private UndoneBatch? Of((IOperation Operation, UndoneBatchKind Kind, SqlInsertCall? Insert) sent)
    {
        var shape = sent.Kind == UndoneBatchKind.Entities ? ViolationShape.Wrapped : ViolationShape.Bare;
        foreach (var tried in ViolationHandlers.TriesRound(sent.Operation))
        {
            if (tried.Catches.FirstOrDefault(clause => body.Catches.Of(clause, shape) != CatchVerdict.Never) is { } clause)
                return MeansToSkip(clause) ? new UndoneBatch(sent.Operation, sent.Kind, sent.Insert, clause) : null;
        }

        return null;
    }

    /// <summary>Whether a handler asks for a violation and does nothing about it but to say so.</summary>
    private bool MeansToSkip(ICatchClauseOperation clause) =>
        clause.Filter is { } filter
        && body.Catches.AsksForViolation(filter)
        && clause.Handler.Operations.All(IsLogging);

    private static bool IsLogging(IOperation statement) => statement switch
    {
        IBranchOperation { BranchKind: BranchKind.Continue } or IEmptyOperation => true,
        IExpressionStatementOperation { Operation: var expression } => expression.WithoutWaiting() is IInvocationOperation call && (call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal) || call.TargetMethod.Name is "Debug" or "Information" or "Warning" or "Verbose"),
        _ => false,
    };
}
