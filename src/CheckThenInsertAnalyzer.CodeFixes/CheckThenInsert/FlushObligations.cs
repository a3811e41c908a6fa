using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>When a violation of SaveChanges may be caught and the failed entity detached (FACTS G4, H6 to H8).</summary>
internal static class FlushObligations
{
    /// <summary>Whether all of them hold.</summary>
    public static bool Hold(Race race, EntityInsertCall insert, FlushCall flush, BodyUnderAnalysis body) =>
        IsSameContext(insert, flush)
        && TellsTheKey(race.Arbiter, insert.Rows, body)
        && CanBeCaught(flush, body);

    /// <summary>Whether a handler leaves the session usable, and is not one of two.</summary>
    public static bool CanBeCaught(FlushCall flush, BodyUnderAnalysis body) => HasSavepoint(body) && !IsTried(flush);

    /// <summary>With several unique indexes and no name for this one, a violation of another would pass for the row that is there already (D13).</summary>
    public static bool TellsTheKey(UniqueKey? key, RowSet rows, BodyUnderAnalysis body) =>
        key is { Name: not null } || body.Project.Keys.UniqueKeysOf(rows, body.Cancellation).Count(other => !other.IsPrimary) <= 1;

    /// <summary>The entity is added to the context that is flushed.</summary>
    private static bool IsSameContext(EntityInsertCall insert, FlushCall flush)
    {
        var receiver = insert.Context?.WithoutConversions();
        var owner = receiver switch
        {
            IPropertyReferenceOperation { Instance: { } instance } => instance,
            IInvocationOperation { TargetMethod.Name: "Set", Instance: { } instance } => instance,
            _ => receiver,
        };
        return (owner, flush.Context) is (IInstanceReferenceOperation, null or IInstanceReferenceOperation)
            || (owner is not null && flush.Context is not null && SyntaxFactory.AreEquivalent(owner.Syntax, flush.Context.Syntax));
    }

    /// <summary>
    /// In a transaction of EF Core's own SaveChanges sets a savepoint (G4), unless that is switched off; in a TransactionScope it does not.
    /// </summary>
    private static bool HasSavepoint(BodyUnderAnalysis body) =>
        !body.Calls.OfType<TransactionCall>().Any(transaction => transaction.IsScope)
        && !body.Operations.Any(operation => operation is IPropertyReferenceOperation { Property.Name: "AutoSavepointsEnabled" });

    /// <summary>A try statement with handlers of its own already decides what becomes of a failure.</summary>
    private static bool IsTried(FlushCall flush) => ViolationHandlers.TriesRound(flush.Operation).Any(tried =>
        tried.Catches.Any(clause => clause.ExceptionType.Name is "DbUpdateException" or "UniqueConstraintException"));
}
