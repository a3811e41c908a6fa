namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>CALL of a procedure.</summary>
/// <param name="Procedure">The procedure with its arguments.</param>
internal sealed record CallStatement(FunctionExpression Procedure, SqlRange Range) : SqlStatement(Range);
