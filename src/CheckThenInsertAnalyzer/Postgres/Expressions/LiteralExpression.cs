namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A constant in the SQL text.</summary>
/// <param name="Kind">What sort of constant it is.</param>
/// <param name="Value">The value without quotes and escapes; <c>true</c>/<c>false</c> in lower case; empty for NULL and DEFAULT.</param>
internal sealed record LiteralExpression(SqlLiteralKind Kind, string Value, SqlRange Range) : SqlExpression(Range);
