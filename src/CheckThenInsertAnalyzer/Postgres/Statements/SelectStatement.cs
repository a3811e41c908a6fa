using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// A query: a SELECT, VALUES or TABLE with all that may stand round it. Of a UNION, INTERSECT or EXCEPT it is the leftmost SELECT, with the others
/// in <see cref="SetOperations"/>; ORDER BY, LIMIT and locks are then those of the whole.
/// </summary>
/// <param name="Items">The select list; empty when it is <c>*</c> alone or could not be read.</param>
/// <param name="IsStar">Whether the select list is <c>*</c> or <c>t.*</c>.</param>
/// <param name="From">The one table that is read; null when there is none, several, or something else than a table.</param>
/// <param name="Where">Null when there is no WHERE.</param>
/// <param name="Locks">Whether it ends in FOR UPDATE, FOR NO KEY UPDATE, FOR SHARE or FOR KEY SHARE.</param>
/// <param name="IsReliable">False when it has more than a select list, one table, WHERE, ORDER BY, LIMIT and a lock (a join, a set operation, GROUP BY, a CTE …): what these parameters give is then not the whole meaning.</param>
internal sealed record SelectStatement(
    ImmutableArray<SqlExpression> Items,
    bool IsStar,
    FromTable? From,
    SqlExpression? Where,
    bool Locks,
    bool IsReliable,
    SqlRange Range) : SqlStatement(Range)
{
    /// <summary>The queries of WITH; empty when there are none.</summary>
    public ImmutableArray<CommonTable> CommonTables { get; init; } = ImmutableArray<CommonTable>.Empty;

    /// <summary>All items of FROM, in order; empty when there is no FROM.</summary>
    public ImmutableArray<FromItem> Sources { get; init; } = ImmutableArray<FromItem>.Empty;

    /// <summary>The names that AS gives to the items, one an item; null for an item without. Empty when <see cref="Items"/> is.</summary>
    public ImmutableArray<SqlName?> Aliases { get; init; } = ImmutableArray<SqlName?>.Empty;

    /// <summary>How many columns it gives; null when a star, or text that C# puts in, hides it.</summary>
    public int? ColumnCount { get; init; }

    /// <summary>Whether DISTINCT or DISTINCT ON stands before the items.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>The expressions of DISTINCT ON; empty when there are none.</summary>
    public ImmutableArray<SqlExpression> DistinctOn { get; init; } = ImmutableArray<SqlExpression>.Empty;

    /// <summary>Whether there is a GROUP BY.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Null when there is no HAVING.</summary>
    public SqlExpression? Having { get; init; }

    /// <summary>What UNION, INTERSECT and EXCEPT add, in order, each to what stands before it; empty when there are none.</summary>
    public ImmutableArray<SetOperation> SetOperations { get; init; } = ImmutableArray<SetOperation>.Empty;

    /// <summary>The rows of VALUES standing as a query; empty for a SELECT.</summary>
    public ImmutableArray<InsertRow> Rows { get; init; } = ImmutableArray<InsertRow>.Empty;

    /// <summary>Whether there is an ORDER BY.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether LIMIT, OFFSET or FETCH may keep rows back.</summary>
    public bool IsLimited { get; init; }
}
