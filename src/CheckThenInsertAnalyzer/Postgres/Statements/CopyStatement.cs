using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A COPY into or out of a table, or out of a query.</summary>
/// <param name="Table">The table; null for COPY (query) TO.</param>
/// <param name="Columns">The column list; empty when the text gives none, which means all columns.</param>
/// <param name="IsIntoTable">True for COPY … FROM, which writes the table.</param>
internal sealed record CopyStatement(QualifiedName? Table, ImmutableArray<SqlName> Columns, bool IsIntoTable, SqlRange Range) : SqlStatement(Range)
{
    /// <summary>The statement in parentheses, a query or an INSERT, UPDATE or DELETE with RETURNING; null when a table is named.</summary>
    public SqlStatement? Query { get; init; }
}
