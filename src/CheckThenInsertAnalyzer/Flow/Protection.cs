using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells whether something real keeps two sessions apart between a check and its insert. A plain transaction or an in-process lock does not.</summary>
internal sealed class Protection(BodyUnderAnalysis body)
{
    /// <summary>Whether the pair is protected (CATALOGUE §2b 1 to 6).</summary>
    public bool Covers(ReadCall read, InsertCall insert) => Covers(read, insert, read.Predicate);

    /// <summary>The same for a check that may be part of the insert's own statement.</summary>
    /// <param name="check">The call that checks.</param>
    /// <param name="insert">The insert.</param>
    /// <param name="predicate">Which rows the check looks for.</param>
    public bool Covers(DatabaseCall check, InsertCall insert, KeyPredicate predicate) =>
        insert.HasConflictClause
        || IsHandled(insert)
        || IsTakenInTurn(check, insert.Rows, predicate);

    /// <summary>Whether a check and the change of what it compares are protected.</summary>
    public bool Covers(ReadCall check, RowUpdate update) =>
        IsHandled(update) || IsTakenInTurn(check, update.Rows, check.Predicate) || IsHandledElsewhere(update.Statement is null ? ViolationShape.Wrapped : ViolationShape.Bare);

    /// <summary>Whether a lock or a retried transaction lets one session after the other check such rows.</summary>
    private bool IsTakenInTurn(DatabaseCall check, RowSet rows, KeyPredicate predicate) =>
        body.CallsAcross.Any(call => Locks(call, rows, predicate) && ComesAlwaysBefore(call, check))
        || DistributedLocks.AreTakenBefore(check, body)
        || IsRetriedSerializable(check);

    private bool IsHandled(RowUpdate update)
    {
        if (update.Statement is { } statement)
            return body.Handlers.Handles(statement);
        var flushes = body.FlushesAfter(update.Operation).ToList();
        return flushes.Count > 0
            ? flushes.TrueForAll(body.Handlers.Handles)
            : body.Handlers.Handles(new FlushCall(update.Operation, Context: null));
    }

    /// <summary>Whether a handler takes the insert's violation: round the statement, or for EF Core round every flush that may send it.</summary>
    public bool IsHandled(InsertCall insert)
    {
        if (insert.Library != DatabaseLibrary.EntityFramework)
            return body.Handlers.Handles(insert);
        var flushes = body.FlushesAfter(insert).ToList();
        if (flushes.Count == 0)
            flushes = body.CallsAcross.OfType<FlushCall>().Where(IsInLocalFunction).ToList();
        return flushes.Count > 0 ? flushes.TrueForAll(body.Handlers.Handles) : body.Handlers.Handles(insert);
    }

    /// <summary>A local function runs where it is called, which the order of the text does not tell.</summary>
    private static bool IsInLocalFunction(FlushCall flush)
    {
        for (var outer = flush.Operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether a handler outside of the body takes the insert's violation. That a duplicate is stored in silence it does not prevent.</summary>
    public bool IsHandledElsewhere(InsertCall insert) =>
        IsHandledElsewhere(insert.Library == DatabaseLibrary.EntityFramework ? ViolationShape.Wrapped : ViolationShape.Bare);

    private bool IsHandledElsewhere(ViolationShape shape) => body.Project.GlobalHandlers.Take(shape) || body.Project.CoveredMethods.Contain(body.Owner, shape);

    /// <summary>Whether a lock that keeps other inserters out is always taken before the insert.</summary>
    public bool IsLocked(InsertCall insert) =>
        body.CallsAcross.Any(call => Locks(call, insert.Rows) && ComesAlwaysBefore(call, insert));

    /// <summary>Whether an advisory lock is always taken before the call.</summary>
    public bool IsAfterAdvisoryLock(DatabaseCall other) =>
        body.CallsAcross.Any(call => call is StatementCall { TakesAdvisoryLock: true } && ComesAlwaysBefore(call, other));

    /// <summary>Whether the one call always precedes the other: earlier in one text, or on every way to it.</summary>
    public bool ComesAlwaysBefore(DatabaseCall call, DatabaseCall other) => call.Operation == other.Operation
        ? body.CallsAcross.IndexOf(call) < body.CallsAcross.IndexOf(other)
        : body.GuardsHolding(call, other)?.ComesAlwaysBefore(call, other) == true;

    private bool Locks(DatabaseCall call, RowSet rows, KeyPredicate check) =>
        Locks(call, rows) || (call is ReadCall { LocksRows: true } parent && !parent.Rows.CanBeSameAs(rows) && SharesKey(parent, check));

    /// <summary>Whether a call takes a lock that keeps others from inserting such rows.</summary>
    public static bool Locks(DatabaseCall call, RowSet rows) => call switch
    {
        StatementCall { TakesAdvisoryLock: true } => true,
        StatementCall { TriesAdvisoryLock: true, Operation: var answer } => !CallResult.IsDropped(answer),
        StatementCall { Statement: LockTableStatement { ExcludesInserts: true } locked } => rows is not TableRows { Table: var table } || locked.Tables.Any(table.CanBeSameAs),
        _ => false,
    };

    /// <summary>A locked parent row keeps others out when the check compares the parent's key too (§2b 5).</summary>
    private bool SharesKey(ReadCall parent, KeyPredicate check) =>
        parent.Predicate.Comparisons.Any(locked =>
            body.Origins.Of(locked.Value) is PathOrigin origin && check.Comparisons.Any(compared => body.Origins.Of(compared.Value).Equals(origin)));

    /// <summary>SERIALIZABLE turns the race into 40001; where that is tried again (a loop, an execution strategy, a handler) the pair is safe.</summary>
    private bool IsRetriedSerializable(DatabaseCall check) =>
        body.Calls.OfType<TransactionCall>().Any(transaction =>
            transaction is { IsSerializable: true, IsScope: false }
            && transaction.Operation.Syntax.SpanStart < check.Operation.Syntax.SpanStart
            && IsRetried(transaction.Operation));

    private static bool IsRetried(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation or IAnonymousFunctionOperation || (outer is ITryOperation tried && tried.Catches.Any(MentionsSerializationFailure)))
                return true;
        }

        return false;
    }

    private static bool MentionsSerializationFailure(ICatchClauseOperation clause) =>
        clause.DescendantsAndSelf().Any(part => part.ConstantValue is { HasValue: true, Value: "40001" });
}
