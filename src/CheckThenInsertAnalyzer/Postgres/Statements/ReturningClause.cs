using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A RETURNING clause.</summary>
/// <param name="Items">Its expressions; empty for <c>*</c>.</param>
internal sealed record ReturningClause(ImmutableArray<SqlExpression> Items, SqlRange Range);
