namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>operand::type</c> or <c>CAST(operand AS type)</c>.</summary>
/// <param name="Operand">What is cast.</param>
/// <param name="TypeName">The type as written, in lower case.</param>
internal sealed record CastExpression(SqlExpression Operand, string TypeName, SqlRange Range) : SqlExpression(Range);
