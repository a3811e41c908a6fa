namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A column while a table is put together.</summary>
internal sealed class StoreColumn(string name, PropertyDraft property, EntityDraft row)
{
    public string Name { get; set; } = name;

    public PropertyDraft Property { get; } = property;

    /// <summary>The entity type whose property was first stored here.</summary>
    public EntityDraft Row { get; } = row;

    public bool IsNullable { get; set; }

    /// <summary>Whether the source gives the name, so that EF Core leaves it alone.</summary>
    public bool IsNamed { get; init; }

    /// <summary>A column that has no property of its own: a JSON document.</summary>
    public bool IsJson { get; init; }
}
