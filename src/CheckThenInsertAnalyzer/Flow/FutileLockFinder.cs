using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds what a race has for protection that protects it from nothing, where somebody has surely meant it to.</summary>
internal static class FutileLockFinder
{
    /// <summary>The lock or transaction; null when there is none, or nothing says that it is meant against other sessions.</summary>
    public static FutileLock? Round(Race race, BodyUnderAnalysis body) =>
        RowLock(race, body) ?? InProcessLocks.Round(race, body) ?? Transaction(race, body);

    private static FutileLock? RowLock(Race race, BodyUnderAnalysis body)
    {
        foreach (var read in body.CallsAcross.OfType<ReadCall>())
        {
            if (read.LocksRows && read.Rows.CanBeSameAs(race.Insert.Rows) && (race.Reads.Contains(read) || body.ComesAlwaysBefore(read.Operation, race.Insert.Operation)))
                return new FutileLock(FutileLockKind.AbsentRow, read.Operation);
        }

        return null;
    }

    private static FutileLock? Transaction(Race race, BodyUnderAnalysis body)
    {
        foreach (var transaction in body.Calls.OfType<TransactionCall>())
        {
            if (KindOf(transaction, body) is { } kind
                && body.ComesAlwaysBefore(transaction.Operation, race.Check.Operation)
                && !EndsBetween(race, body, "Commit", "CommitAsync", "Rollback", "RollbackAsync", "Complete"))
                return new FutileLock(kind, transaction.Operation);
        }

        return null;
    }

    /// <summary>Whether a call of one of these names stands between the check and the insert.</summary>
    public static bool EndsBetween(Race race, BodyUnderAnalysis body, params string[] names) =>
        body.Operations.Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: var name }
            && Array.IndexOf(names, name) >= 0
            && operation.Syntax.SpanStart > race.Check.Operation.Syntax.SpanStart
            && operation.Syntax.SpanStart < race.Insert.Operation.Syntax.SpanStart);

    /// <summary>A level that is written says what is meant; without one a comment or the method's name must, since most transactions are there for other reasons.</summary>
    private static FutileLockKind? KindOf(TransactionCall transaction, BodyUnderAnalysis body) => transaction switch
    {
        { Level: "ReadCommitted" or "ReadUncommitted", IsScope: false } => FutileLockKind.ReadCommitted,
        { Level: "RepeatableRead" or "Snapshot", IsScope: false } => FutileLockKind.RepeatableRead,
        { Level: "Serializable" } => FutileLockKind.Serializable,
        { Level: null or "ReadCommitted" } when StatedIntent.IsRound(transaction.Operation, body.Owner) => transaction.IsSerializable ? FutileLockKind.Serializable : FutileLockKind.ReadCommitted,
        _ => null,
    };
}
