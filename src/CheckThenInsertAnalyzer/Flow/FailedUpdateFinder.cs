using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Finds entities that are inserted where saving them as changed has failed: EF Core's UPDATE has met no row, as it does in every session that
/// comes before the first insert.
/// </summary>
internal sealed class FailedUpdateFinder(BodyUnderAnalysis body, Protection protection)
{
    /// <summary>The race of an insert with the save before it; null when there is none.</summary>
    public Race? RaceOf(InsertCall insert)
    {
        if (insert.Rows is not EntityRows { Entity: var entity }
            || EntityOf(insert) is not { } saved
            || FailedSaveOf(insert) is not { } flush
            || !IsChanged(saved, insert, flush)
            || KeyOf(entity) is not { IsEmpty: false } key)
            return null;
        var predicate = new KeyPredicate(key.Select(column => new KeyComparison(column, null, new MemberValue(saved, column), null)).ToImmutableArray(), IsConjunction: true);
        var check = new ReadCall(flush.Operation, flush.Library, insert.Rows, predicate, ReadAnswer.Count, LocksRows: false) { Change = RowChange.Update };
        return body.Startup.Holds(check, insert) || protection.Covers(check, insert) || protection.IsHandledElsewhere(insert)
            ? null
            : new Race(insert, ImmutableArray.Create(check), predicate, KeyAgreement.Agrees, RaceKind.UpdateOrInsert, new(() => body.Project.Keys.ArbiterOf(insert.Rows, predicate, body.Cancellation)));
    }

    /// <summary>The inserted object when it has a name, by which the save before knows it too.</summary>
    private static IOperation? EntityOf(InsertCall insert)
    {
        var entity = insert switch
        {
            EntityInsertCall { Entity: { } added } => added,
            RelatedInsertCall { OwnerKey: null, Entity: var readied } => readied,
            _ => null,
        };
        return entity is ILocalReferenceOperation or IParameterReferenceOperation ? entity : null;
    }

    /// <summary>The last save of the block whose failure the insert handles; null when the insert handles no failed save.</summary>
    private FlushCall? FailedSaveOf(InsertCall insert)
    {
        for (var outer = insert.Operation.Parent; outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; outer = outer.Parent)
        {
            if (outer is ICatchClauseOperation { Parent: ITryOperation tried } clause)
                return TakesFailedUpdate(clause) ? ViolationHandlers.CallsIn(tried, body.Calls).OfType<FlushCall>().LastOrDefault() : null;
        }

        return null;
    }

    /// <summary>EF Core says by DbUpdateConcurrencyException that an UPDATE has met no row; what is filtered of its base may be any other failure.</summary>
    private static bool TakesFailedUpdate(ICatchClauseOperation clause) =>
        clause.ExceptionType.Name == "DbUpdateConcurrencyException" || clause is { ExceptionType.Name: "DbUpdateException", Filter: null };

    /// <summary>Whether the save was to change the object: it was told so, or it is told only now that the object is new.</summary>
    private bool IsChanged(IOperation saved, InsertCall insert, FlushCall flush)
    {
        var symbol = AssignedVariable.SymbolOf(saved);
        var before = flush.Operation.Syntax.SpanStart;
        return !body.Calls.OfType<InsertCall>().Any(other => other != insert && other.Operation.Syntax.SpanStart < before && IsSame(EntityOf(other), symbol))
            && (insert is RelatedInsertCall || body.Operations.Any(operation => operation.Syntax.SpanStart < before && MarksAsChanged(operation, symbol)));
    }

    /// <summary><c>context.Update(user)</c>, Attach, and Entry, whose State is set.</summary>
    private bool MarksAsChanged(IOperation operation, ISymbol? symbol) =>
        operation is IInvocationOperation { TargetMethod.Name: "Update" or "Attach" or "Entry", Instance.Type: { } type, Arguments: [{ Value: var given }, ..] }
        && IsSame(given, symbol)
        && body.Project.Libraries.EntityFramework is { } symbols
        && (symbols.IsContext(type) || symbols.RowsOfSet(type) is not null);

    private static bool IsSame(IOperation? value, ISymbol? symbol) => value is not null && SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(value), symbol);

    /// <summary>The properties of the primary key, as the model has them or else as the class tells; empty when neither does.</summary>
    private ImmutableArray<string> KeyOf(INamedTypeSymbol entity) =>
        body.Project.Keys.UniqueKeysOf(new EntityRows(entity), body.Cancellation).FirstOrDefault(key => key.IsPrimary && key.Parts.All(part => part.Column is not null)) is { } primary
            ? primary.Parts.Select(part => part.Column!).ToImmutableArray()
            : ConventionalKey.Of(entity) is { Name: var name } ? ImmutableArray.Create(name) : ImmutableArray<string>.Empty;
}
