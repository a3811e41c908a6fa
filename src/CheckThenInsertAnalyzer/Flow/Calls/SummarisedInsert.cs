using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>An insert that a method makes.</summary>
/// <param name="Library">Through which library.</param>
/// <param name="Rows">Into which table or entity.</param>
/// <param name="Entity">The added object, when the method is given it; null when it makes it itself.</param>
/// <param name="Values">The columns whose values are known, in terms of the method's parameters; null for one that certainly gets none.</param>
/// <param name="LeavesRestUnwritten">Whether columns that are not among the values get none.</param>
/// <param name="IsSettled">Whether the method settles a conflict itself: by ON CONFLICT, a handler or a lock.</param>
/// <param name="Chain">The methods between this one and the database, this one first.</param>
internal sealed record SummarisedInsert(
    DatabaseLibrary Library,
    RowSet Rows,
    SuppliedValue? Entity,
    ImmutableDictionary<string, SuppliedValue?> Values,
    bool LeavesRestUnwritten,
    bool IsSettled,
    ImmutableArray<CallStep> Chain)
{
    /// <summary>The check that guards it in the method, by a predicate that callers give; null when there is none.</summary>
    public SummarisedRead? Check { get; init; }
}
