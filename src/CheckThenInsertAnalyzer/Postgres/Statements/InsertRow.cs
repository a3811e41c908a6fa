using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One parenthesised row of a VALUES list.</summary>
internal sealed record InsertRow(ImmutableArray<SqlExpression> Values, SqlRange Range);
