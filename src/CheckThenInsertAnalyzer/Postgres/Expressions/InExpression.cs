using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>operand IN (a, b)</c> or <c>operand = ANY(a)</c>: the operand equals one of the items. NOT IN is a <see cref="NotExpression"/> round it.</summary>
/// <param name="Operand">What is looked for.</param>
/// <param name="Items">The list's items, or the one array of ANY; a sub-select is a <see cref="SubqueryExpression"/>.</param>
/// <param name="IsAny">Whether the text says ANY.</param>
internal sealed record InExpression(SqlExpression Operand, ImmutableArray<SqlExpression> Items, bool IsAny, SqlRange Range) : SqlExpression(Range);
