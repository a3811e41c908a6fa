using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A SELECT, read as far as an existence check needs.</summary>
/// <param name="Items">The select list; empty when it is <c>*</c> alone or could not be read.</param>
/// <param name="IsStar">Whether the select list is <c>*</c> or <c>t.*</c>.</param>
/// <param name="From">The one table that is read; null when there is none, several, or something else than a table.</param>
/// <param name="Where">Null when there is no WHERE.</param>
/// <param name="Locks">Whether it ends in FOR UPDATE, FOR NO KEY UPDATE, FOR SHARE or FOR KEY SHARE.</param>
/// <param name="IsReliable">False when a part was met that this reader does not know (a join, a set operation, GROUP BY, a CTE …): what is given is then not the whole meaning.</param>
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

    /// <summary>Whether DISTINCT or DISTINCT ON stands before the items.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>The expressions of DISTINCT ON; empty when there are none.</summary>
    public ImmutableArray<SqlExpression> DistinctOn { get; init; } = ImmutableArray<SqlExpression>.Empty;

    /// <summary>Whether there is a GROUP BY.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Null when there is no HAVING.</summary>
    public SqlExpression? Having { get; init; }

    /// <summary>What UNION, INTERSECT and EXCEPT add, in order; empty when there are none.</summary>
    public ImmutableArray<SetOperation> SetOperations { get; init; } = ImmutableArray<SetOperation>.Empty;

    /// <summary>The rows of VALUES standing as a query; empty for a SELECT.</summary>
    public ImmutableArray<InsertRow> Rows { get; init; } = ImmutableArray<InsertRow>.Empty;

    /// <summary>Whether every part was read, however rich the query: then the properties here are its whole meaning.</summary>
    public bool IsUnderstood { get; init; } = IsReliable;
}
