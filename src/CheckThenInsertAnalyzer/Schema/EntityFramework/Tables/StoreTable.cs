namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table while it is put together.</summary>
internal sealed class StoreTable(string? schemaName, string name, bool isView)
{
    public string? SchemaName { get; } = schemaName;

    public string Name { get; } = name;

    public bool IsView { get; } = isView;

    /// <summary>The entity types stored here, the one that has the key first; those of a hierarchy in one table among them, and owned types.</summary>
    public List<EntityDraft> Rows { get; } = [];

    public List<StoreColumn> Columns { get; } = [];

    public List<UniqueKey> Keys { get; } = [];

    /// <summary>Where each property of each entity type is stored.</summary>
    public Dictionary<(EntityDraft Row, PropertyDraft Property), StoreColumn> ColumnOf { get; } = [];

    public HashSet<string> UncertainNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The column of an entity type's property, which may be declared by a base type that shares the table.</summary>
    public StoreColumn? Find(EntityDraft row, PropertyDraft property)
    {
        foreach (var declaring in row.SelfAndBases())
        {
            if (ColumnOf.TryGetValue((declaring, property), out var column))
                return column;
        }

        return null;
    }

    public StoreColumn? Column(string columnName) => Columns.Find(column => column.Name == columnName);
}
