namespace CheckThenInsertAnalyzer.Schema;

/// <summary>An entity of a model snapshot while the snapshot is read: it may be spoken of at several places.</summary>
/// <param name="name">Its full name.</param>
/// <param name="owner">The entity that owns it; null for none.</param>
/// <param name="navigation">The owner's navigation to it; null when nothing owns it.</param>
/// <param name="source">Where it is first spoken of.</param>
internal sealed class SnapshotEntity(string name, SnapshotEntity? owner, string? navigation, SchemaSource source)
{
    public string Name { get; } = name;

    public SnapshotEntity? Owner { get; } = owner;

    public string? Navigation { get; } = navigation;

    public SchemaSource Source { get; } = source;

    /// <summary>The full name of the entity that it derives from; null for none.</summary>
    public string? BaseName { get; set; }

    /// <summary>The table that it is mapped to; null when it has none of its own.</summary>
    public string? TableName { get; set; }

    /// <summary>The table's schema; null leaves it to the model's default.</summary>
    public string? SchemaName { get; set; }

    /// <summary>Whether it is stored where no INSERT of ours goes: in a view, a function, inside a JSON column.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>Whether each concrete class of the hierarchy has a table with all columns.</summary>
    public bool HasTablePerConcreteType { get; set; }

    public List<SnapshotProperty> Properties { get; } = [];

    /// <summary>Keys and unique indexes in their order.</summary>
    public List<SnapshotKey> Keys { get; } = [];

    /// <summary>The JSON column that holds it; null when it has columns of its own.</summary>
    public string? JsonColumn { get; set; }

    /// <summary>Whether it is owned as one of many.</summary>
    public bool IsCollection { get; set; }

    /// <summary>The navigations without which a row cannot be.</summary>
    public HashSet<string> RequiredNavigations { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of its check constraints.</summary>
    public List<string> CheckConstraints { get; } = [];
}
