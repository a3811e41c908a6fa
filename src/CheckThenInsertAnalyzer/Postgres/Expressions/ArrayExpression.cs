using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>ARRAY[a, b]</c> of one dimension.</summary>
/// <param name="Items">Empty for <c>ARRAY[]</c>.</param>
internal sealed record ArrayExpression(ImmutableArray<SqlExpression> Items, SqlRange Range) : SqlExpression(Range);
