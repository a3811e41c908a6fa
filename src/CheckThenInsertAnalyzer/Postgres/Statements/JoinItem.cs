using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Two items joined.</summary>
/// <param name="Left">The left item.</param>
/// <param name="Right">The right item.</param>
/// <param name="Kind">Which rows without a partner are kept.</param>
/// <param name="Condition">What stands after ON; null for USING, NATURAL and CROSS JOIN.</param>
/// <param name="Using">The columns of USING; empty otherwise.</param>
internal sealed record JoinItem(FromItem Left, FromItem Right, JoinKind Kind, SqlExpression? Condition, ImmutableArray<SqlName> Using, SqlRange Range) : FromItem(Range)
{
    /// <summary>Whether NATURAL joins the columns of the same names.</summary>
    public bool IsNatural { get; init; }

    /// <summary>The name given to the join, in parentheses before it or behind USING; null when there is none.</summary>
    public SqlName? Alias { get; init; }
}
