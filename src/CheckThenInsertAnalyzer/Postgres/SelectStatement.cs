using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A SELECT, read as far as an existence check needs.</summary>
/// <param name="Items">The select list; empty when it is <c>*</c> alone or could not be read.</param>
/// <param name="IsStar">Whether the select list is <c>*</c> or <c>t.*</c>.</param>
/// <param name="From">The one table that is read; null when there is none, several, or something else than a table.</param>
/// <param name="Where">Null when there is no WHERE.</param>
/// <param name="Locks">Whether it ends in FOR UPDATE, FOR NO KEY UPDATE, FOR SHARE or FOR KEY SHARE.</param>
/// <param name="IsReliable">False when a part was met that this reader does not know (a join, a set operation, GROUP BY, a CTE …): what is given is then not the whole meaning.</param>
internal sealed record SelectStatement(
    ImmutableArray<SqlExpression> Items,
    bool IsStar,
    FromTable? From,
    SqlExpression? Where,
    bool Locks,
    bool IsReliable,
    SqlRange Range) : SqlStatement(Range);
