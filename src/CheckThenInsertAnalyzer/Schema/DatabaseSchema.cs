using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>All tables that the project's schema files tell of. An empty one is a normal state.</summary>
internal sealed record DatabaseSchema(ImmutableArray<TableSchema> Tables)
{
    /// <summary>The schema of a project that tells nothing.</summary>
    public static DatabaseSchema Empty { get; } = new(ImmutableArray<TableSchema>.Empty);

    /// <summary>The table of that name; null when none is known, or when the name is not qualified and several schemas have one.</summary>
    public TableSchema? Table(string? schemaName, string name)
    {
        var candidates = Tables.Where(table => table.Name == name && (schemaName is null || table.SchemaName is null || table.SchemaName == schemaName)).Take(2).ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }
}
