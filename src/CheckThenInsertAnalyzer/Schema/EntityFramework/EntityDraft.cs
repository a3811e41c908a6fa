namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// The model of one entity while it is put together: attributes first, then fluent calls in their order, a later statement replacing an earlier one
/// as it does in EF. It is confined to one call and never shared between threads.
/// </summary>
internal sealed class EntityDraft
{
    private readonly Dictionary<string, PropertyDraft> _properties = new(StringComparer.Ordinal);

    public string? TableName { get; set; }

    public string? SchemaName { get; set; }

    public bool IsKeyless { get; set; }

    /// <summary>Whether a primary key is configured in a way that cannot be read, so that convention does not apply.</summary>
    public bool IsKeyUnknown { get; set; }

    public List<QueryFilter> QueryFilters { get; } = [];

    /// <summary>The configured primary key; null leaves it to convention.</summary>
    public KeyDraft? PrimaryKey { get; private set; }

    public List<KeyDraft> AlternateKeys { get; } = [];

    public List<IndexDraft> Indexes { get; } = [];

    public List<ForeignKeyDraft> ForeignKeys { get; } = [];

    public IReadOnlyDictionary<string, PropertyDraft> Properties => _properties;

    public PropertyDraft Property(string name)
    {
        if (!_properties.TryGetValue(name, out var property))
            _properties.Add(name, property = new());

        return property;
    }

    public KeyDraft SetPrimaryKey(PropertyList keyProperties, SchemaSource source)
    {
        IsKeyless = false;
        IsKeyUnknown = false;
        if (PrimaryKey is null || !PrimaryKey.Properties.Equals(keyProperties))
            PrimaryKey = new(keyProperties, source);

        return PrimaryKey;
    }

    public KeyDraft AddAlternateKey(PropertyList keyProperties, SchemaSource source)
    {
        if (PrimaryKey is { } primary && primary.Properties.Equals(keyProperties))
            return primary;

        var key = AlternateKeys.Find(candidate => candidate.Properties.Equals(keyProperties));
        if (key is null)
            AlternateKeys.Add(key = new(keyProperties, source));

        return key;
    }

    /// <summary>The index of that name, or the unnamed one on these properties: EF has one unnamed index for a list of properties, and any number of named ones.</summary>
    public IndexDraft Index(PropertyList indexProperties, string? name, SchemaSource source)
    {
        var index = Indexes.Find(candidate => name is null ? candidate.ModelName is null && candidate.Properties.Equals(indexProperties) : candidate.ModelName == name);
        if (index is null)
            Indexes.Add(index = new(indexProperties, name, source));

        return index;
    }
}
