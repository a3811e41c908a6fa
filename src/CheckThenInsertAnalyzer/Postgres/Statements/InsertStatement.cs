using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An INSERT.</summary>
/// <param name="Table">Where rows go.</param>
/// <param name="Columns">The column list; empty when the text gives none.</param>
/// <param name="Rows">The VALUES rows, each with one expression a column as written; empty for a query or DEFAULT VALUES.</param>
/// <param name="Query">The SELECT that gives the rows; null for VALUES and DEFAULT VALUES, or when it could not be read.</param>
/// <param name="Overriding">The OVERRIDING clause.</param>
/// <param name="OnConflict">Null when there is no ON CONFLICT.</param>
/// <param name="Returning">Null when there is no RETURNING.</param>
/// <param name="ClauseOffset">Where an ON CONFLICT clause belongs: just after the last token of the rows (FACTS C18), so before RETURNING, a semicolon, and trailing comments.</param>
/// <param name="IsReliable">False when a part was met that this reader does not know: then only <paramref name="Table"/> and what was read before it may be trusted, and no edit may be made.</param>
internal sealed record InsertStatement(
    FromTable Table,
    ImmutableArray<SqlName> Columns,
    ImmutableArray<InsertRow> Rows,
    SelectStatement? Query,
    OverridingClause Overriding,
    OnConflictClause? OnConflict,
    ReturningClause? Returning,
    int ClauseOffset,
    bool IsReliable,
    SqlRange Range) : SqlStatement(Range)
{
    /// <summary>The queries of WITH before it; empty when there are none.</summary>
    public ImmutableArray<CommonTable> CommonTables { get; init; } = ImmutableArray<CommonTable>.Empty;
}
