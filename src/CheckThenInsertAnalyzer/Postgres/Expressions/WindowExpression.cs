namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A window function, <c>row_number() OVER (…)</c>, whose parts are not looked into.</summary>
internal sealed record WindowExpression(SqlRange Range) : SqlExpression(Range);
