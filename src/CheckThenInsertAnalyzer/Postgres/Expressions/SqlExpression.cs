namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A scalar expression, read as far as a rule may need it; the rest is an <see cref="UnknownExpression"/>.</summary>
/// <param name="Range">Where it stands in the SQL text.</param>
internal abstract record SqlExpression(SqlRange Range);
