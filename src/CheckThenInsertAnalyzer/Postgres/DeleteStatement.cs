namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>The head of a DELETE.</summary>
/// <param name="Table">The table whose rows go.</param>
/// <param name="Where">Null when there is none or it could not be read.</param>
internal sealed record DeleteStatement(FromTable Table, SqlExpression? Where, SqlRange Range) : SqlStatement(Range);
