using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A table, view or common table.</summary>
/// <param name="Table">Its name and alias.</param>
internal sealed record TableItem(FromTable Table, SqlRange Range) : FromItem(Range)
{
    /// <summary>The column names behind the alias; empty when there are none.</summary>
    public ImmutableArray<SqlName> Columns { get; init; } = ImmutableArray<SqlName>.Empty;

    /// <summary>Whether the name is one of WITH.</summary>
    public bool IsCommonTable { get; init; }

    /// <summary>Whether TABLESAMPLE leaves rows out.</summary>
    public bool IsSampled { get; init; }
}
