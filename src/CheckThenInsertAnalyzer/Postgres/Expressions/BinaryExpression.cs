namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Two operands and an operator: a comparison, <c>AND</c>, <c>OR</c>, arithmetic, <c>||</c>, <c>IS</c> (with NULL, TRUE or FALSE on its right), <c>IS NOT</c>, <c>LIKE</c>, <c>ILIKE</c>.</summary>
/// <param name="Operator">The operator in upper case; <c>!=</c> is given as <c>&lt;&gt;</c>.</param>
internal sealed record BinaryExpression(string Operator, SqlExpression Left, SqlExpression Right, SqlRange Range) : SqlExpression(Range);
