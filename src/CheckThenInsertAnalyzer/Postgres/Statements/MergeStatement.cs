using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A MERGE (PostgreSQL 15; RETURNING and NOT MATCHED BY SOURCE since 17).</summary>
/// <param name="Target">The table whose rows change.</param>
/// <param name="Source">Where the rows come from.</param>
/// <param name="Condition">What stands after ON.</param>
/// <param name="Clauses">The WHEN clauses, in order.</param>
internal sealed record MergeStatement(FromTable Target, FromItem Source, SqlExpression Condition, ImmutableArray<MergeClause> Clauses, SqlRange Range) : SqlStatement(Range)
{
    /// <summary>The queries of WITH; empty when there are none.</summary>
    public ImmutableArray<CommonTable> CommonTables { get; init; } = ImmutableArray<CommonTable>.Empty;

    /// <summary>Null when there is no RETURNING.</summary>
    public ReturningClause? Returning { get; init; }
}
