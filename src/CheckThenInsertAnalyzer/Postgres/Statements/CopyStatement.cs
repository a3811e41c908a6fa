using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A COPY into or out of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The column list; empty when the text gives none, which means all columns.</param>
/// <param name="IsIntoTable">True for COPY … FROM, which writes the table.</param>
internal sealed record CopyStatement(QualifiedName Table, ImmutableArray<SqlName> Columns, bool IsIntoTable, SqlRange Range) : SqlStatement(Range);
