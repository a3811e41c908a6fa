namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An operator and what stands behind it, such as <c>-n</c>. A number with a minus sign is a <see cref="LiteralExpression"/>.</summary>
/// <param name="Operator">The operator as written.</param>
/// <param name="Operand">What it is applied to.</param>
internal sealed record UnaryExpression(string Operator, SqlExpression Operand, SqlRange Range) : SqlExpression(Range);
