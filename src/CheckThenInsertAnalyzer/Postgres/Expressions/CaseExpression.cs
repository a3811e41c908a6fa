using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>CASE WHEN condition THEN result … ELSE otherwise END</c>.</summary>
/// <param name="Operand">What stands between CASE and WHEN and is compared with each condition; null when nothing does.</param>
/// <param name="Branches">The conditions with their results, at least one.</param>
/// <param name="Otherwise">The result of ELSE; null without ELSE.</param>
internal sealed record CaseExpression(SqlExpression? Operand, ImmutableArray<CaseBranch> Branches, SqlExpression? Otherwise, SqlRange Range) : SqlExpression(Range);
