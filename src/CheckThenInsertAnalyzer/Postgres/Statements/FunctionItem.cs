using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A function call in FROM, such as <c>unnest(@ids)</c>.</summary>
/// <param name="Function">The call; an unknown for ROWS FROM.</param>
/// <param name="Alias">Null when there is none.</param>
/// <param name="Columns">The column names behind the alias; empty when there are none.</param>
internal sealed record FunctionItem(SqlExpression Function, SqlName? Alias, ImmutableArray<SqlName> Columns, SqlRange Range) : FromItem(Range)
{
    /// <summary>Whether WITH ORDINALITY adds a column that counts the rows.</summary>
    public bool HasOrdinality { get; init; }
}
