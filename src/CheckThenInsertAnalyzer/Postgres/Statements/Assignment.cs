using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One assignment of SET: <c>a = 1</c>, or <c>(a, b) = (1, 2)</c>.</summary>
/// <param name="Columns">The columns that are set; one for <c>a = 1</c>. A subscript or field after the name is not kept.</param>
/// <param name="Values">A value a column, in the same order; for a sub-select over several columns it alone.</param>
/// <param name="Range">Where the assignment stands.</param>
internal sealed record Assignment(ImmutableArray<SqlName> Columns, ImmutableArray<SqlExpression> Values, SqlRange Range);
