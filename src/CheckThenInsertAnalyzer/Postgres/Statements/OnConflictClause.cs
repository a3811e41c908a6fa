using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An ON CONFLICT clause.</summary>
/// <param name="Target">The conflict target's columns and expressions; empty when there is none.</param>
/// <param name="Predicate">The target's WHERE, for a partial unique index; null when there is none.</param>
/// <param name="Constraint">The name after ON CONSTRAINT; null when there is none.</param>
/// <param name="IsUpdate">True for DO UPDATE, false for DO NOTHING.</param>
internal sealed record OnConflictClause(
    ImmutableArray<ConflictTargetElement> Target,
    SqlExpression? Predicate,
    SqlName? Constraint,
    bool IsUpdate,
    SqlRange Range)
{
    /// <summary>What DO UPDATE sets, in order; empty for DO NOTHING.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = ImmutableArray<Assignment>.Empty;

    /// <summary>The WHERE of DO UPDATE; null when there is none.</summary>
    public SqlExpression? Where { get; init; }
}
