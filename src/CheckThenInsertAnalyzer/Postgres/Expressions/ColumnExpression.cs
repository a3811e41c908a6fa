namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A column reference such as <c>email</c>, <c>u.email</c> or <c>excluded."Email"</c>.</summary>
/// <param name="Qualifier">Table name or alias; null when the text gives none.</param>
/// <param name="Column">The column.</param>
internal sealed record ColumnExpression(SqlName? Qualifier, SqlName Column, SqlRange Range) : SqlExpression(Range);
