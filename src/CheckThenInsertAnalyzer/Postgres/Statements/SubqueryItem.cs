using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A sub-select or VALUES in FROM.</summary>
/// <param name="Query">The query.</param>
/// <param name="Alias">Null when there is none, which PostgreSQL 16 allows.</param>
/// <param name="Columns">The column names behind the alias; empty when there are none.</param>
internal sealed record SubqueryItem(SelectStatement Query, SqlName? Alias, ImmutableArray<SqlName> Columns, SqlRange Range) : FromItem(Range)
{
    /// <summary>Whether LATERAL lets it see the items before it.</summary>
    public bool IsLateral { get; init; }
}
