namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>operand BETWEEN low AND high</c>. NOT BETWEEN is a <see cref="NotExpression"/> round it, BETWEEN SYMMETRIC an <see cref="UnknownExpression"/>.</summary>
/// <param name="Operand">What is compared.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
internal sealed record BetweenExpression(SqlExpression Operand, SqlExpression Low, SqlExpression High, SqlRange Range) : SqlExpression(Range);
