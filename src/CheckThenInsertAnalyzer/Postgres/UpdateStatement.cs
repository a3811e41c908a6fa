namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>The head of an UPDATE.</summary>
/// <param name="Table">The table whose rows change.</param>
/// <param name="Where">Null when there is none or it could not be read.</param>
internal sealed record UpdateStatement(FromTable Table, SqlExpression? Where, SqlRange Range) : SqlStatement(Range);
