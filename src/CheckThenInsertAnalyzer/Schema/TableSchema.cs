using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table with its columns and unique keys.</summary>
/// <param name="SchemaName">Null when the text that defines it gives none.</param>
/// <param name="Name">As the server stores it.</param>
/// <param name="Columns">In the order of definition.</param>
/// <param name="UniqueKeys">The primary key first.</param>
/// <param name="IsPartitioned">A violation on a partitioned table names the partition's index (FACTS F3).</param>
/// <param name="Source">Where it was read.</param>
internal sealed record TableSchema(
    string? SchemaName,
    string Name,
    ImmutableArray<ColumnSchema> Columns,
    ImmutableArray<UniqueKey> UniqueKeys,
    bool IsPartitioned,
    SchemaSource Source)
{
    /// <summary>The column of that name; null when the table has none or its columns are not known.</summary>
    public ColumnSchema? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
