using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>When a violation of SaveChanges may be caught and the failed entity detached (FACTS G4, H6 to H8).</summary>
internal static class FlushObligations
{
    /// <summary>Whether all of them hold.</summary>
    public static bool Hold(EntityInsertCall insert, FlushCall flush, BodyUnderAnalysis body) =>
        SendsOnlyThisEntity(insert, body)
        && !CarriesChildren(insert, body)
        && HasSavepoint(body)
        && !IsTried(flush);

    /// <summary>Other new rows would be lost with the failed one, or be named by the violation (H7).</summary>
    private static bool SendsOnlyThisEntity(EntityInsertCall insert, BodyUnderAnalysis body) =>
        body.Calls.OfType<EntityInsertCall>().All(other => other == insert)
        && !body.Operations.OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod.Name is "Update" or "UpdateRange" or "Remove" or "RemoveRange" or "Attach" or "AttachRange"
            && call.TargetMethod.ContainingType is { Name: "DbSet" or "DbContext" });

    /// <summary>Detaching a row detaches its new children without a word (H8).</summary>
    private static bool CarriesChildren(EntityInsertCall insert, BodyUnderAnalysis body)
    {
        var creation = insert.Entity?.WithoutConversions();
        if (creation is ILocalReferenceOperation { Local: { } local })
        {
            if (body.Locals.MemberWritesTo(local).Any(write => IsNavigation(write.Target.Type)))
                return true;
            creation = body.Locals.OnlyValueOf(local)?.WithoutConversions();
        }

        return creation is IObjectCreationOperation { Initializer: { } initializer }
            && initializer.Initializers.Any(member => member is IMemberInitializerOperation || IsNavigation((member as ISimpleAssignmentOperation)?.Target.Type));
    }

    private static bool IsNavigation(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: not SpecialType.System_String, ContainingNamespace: var space }
        && space?.ToDisplayString() is not ("System" or "System.Net" or "System.Text.Json" or "NpgsqlTypes");

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
