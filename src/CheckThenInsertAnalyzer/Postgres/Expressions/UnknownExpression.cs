namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An expression whose extent is known and whose meaning is not.</summary>
internal sealed record UnknownExpression(SqlRange Range) : SqlExpression(Range);
