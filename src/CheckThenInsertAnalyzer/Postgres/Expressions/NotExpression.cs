namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>NOT operand</c>.</summary>
internal sealed record NotExpression(SqlExpression Operand, SqlRange Range) : SqlExpression(Range);
