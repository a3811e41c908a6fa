namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>WHEN condition THEN result</c>.</summary>
internal sealed record CaseBranch(SqlExpression Condition, SqlExpression Result);
