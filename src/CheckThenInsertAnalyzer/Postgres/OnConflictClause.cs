using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An ON CONFLICT clause.</summary>
/// <param name="Target">The conflict target's columns and expressions; empty when there is none.</param>
/// <param name="Predicate">The target's WHERE, for a partial unique index; null when there is none.</param>
/// <param name="Constraint">The name after ON CONSTRAINT; null when there is none.</param>
/// <param name="IsUpdate">True for DO UPDATE, false for DO NOTHING.</param>
internal sealed record OnConflictClause(
    ImmutableArray<SqlExpression> Target,
    SqlExpression? Predicate,
    SqlName? Constraint,
    bool IsUpdate,
    SqlRange Range);
