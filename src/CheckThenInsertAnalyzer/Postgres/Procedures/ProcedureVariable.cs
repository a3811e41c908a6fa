namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A variable that DECLARE declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsAlias">Whether it is another name for a parameter or variable (ALIAS FOR).</param>
/// <param name="Value">What it holds at first, or what it is an alias for; null when nothing is given or it could not be read.</param>
internal sealed record ProcedureVariable(SqlName Name, bool IsAlias, SqlExpression? Value);
