using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One WHEN of a MERGE.</summary>
/// <param name="IsMatched">True for WHEN MATCHED and for WHEN NOT MATCHED BY SOURCE, which speak of rows that exist; false for WHEN NOT MATCHED [BY TARGET].</param>
/// <param name="Condition">What stands after AND; null when nothing does.</param>
/// <param name="Action">What is done.</param>
/// <param name="Columns">The columns of INSERT; empty when it lists none.</param>
/// <param name="Values">The values of INSERT; empty for DEFAULT VALUES and for other actions.</param>
/// <param name="Assignments">What UPDATE sets; empty for other actions.</param>
internal sealed record MergeClause(
    bool IsMatched,
    SqlExpression? Condition,
    MergeAction Action,
    ImmutableArray<SqlName> Columns,
    ImmutableArray<SqlExpression> Values,
    ImmutableArray<Assignment> Assignments)
{
    /// <summary>Whether it is WHEN NOT MATCHED BY SOURCE: rows of the target that no row of the source meets.</summary>
    public bool IsBySource { get; init; }

    /// <summary>What INSERT says of values given for identity columns.</summary>
    public OverridingClause Overriding { get; init; }
}
