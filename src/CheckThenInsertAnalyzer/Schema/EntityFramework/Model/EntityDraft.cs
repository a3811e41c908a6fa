using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One entity type of a model, or an owned or complex type in it, while the model is put together.</summary>
/// <param name="model">The model it belongs to.</param>
/// <param name="type">Its class; null for a join table without one.</param>
/// <param name="name">Its short name in the model.</param>
internal sealed class EntityDraft(ModelDraft model, INamedTypeSymbol? type, string name)
{
    private readonly List<PropertyDraft> _properties = [];
    private readonly Dictionary<string, PropertyDraft> _propertiesByName = new(StringComparer.Ordinal);

    public ModelDraft Model { get; } = model;

    public INamedTypeSymbol? Type { get; } = type;

    public string Name { get; } = name;

    /// <summary>Whether it is identified by its name and not by its class.</summary>
    public bool IsShared { get; set; }

    public SchemaSource Source { get; } = type is null ? SourceLine.Unknown : SourceLine.Of(type);

    /// <summary>The entity type that this one derives from; null for a root.</summary>
    public EntityDraft? Base { get; set; }

    public List<EntityDraft> Derived { get; } = [];

    /// <summary>Whether a configuration class of another assembly is applied to it, which cannot be read.</summary>
    public bool IsConfiguredElsewhere { get; set; }

    /// <summary>Whether HasBaseType says what it derives from, which may be nothing.</summary>
    public bool IsBaseConfigured { get; set; }

    /// <summary>What HasBaseType names; null for nothing.</summary>
    public EntityDraft? ConfiguredBase { get; set; }

    public Containment Containment { get; set; }

    /// <summary>What owns or contains it; null when nothing does.</summary>
    public EntityDraft? Container { get; set; }

    /// <summary>The property of <see cref="Container"/> that leads to it.</summary>
    public string Navigation { get; set; } = "";

    /// <summary>The relationship to the owner; null for any other.</summary>
    public RelationshipDraft? Ownership { get; set; }

    /// <summary>The owned and complex types that belong to it.</summary>
    public List<EntityDraft> Contained { get; } = [];

    /// <summary>Whether properties that lead to other types always do, where a fluent call says so; the others leave it to their annotations.</summary>
    public Dictionary<string, bool> RequiredNavigations { get; } = new(StringComparer.Ordinal);

    public string? TableName { get; set; }

    public string? SchemaName { get; set; }

    /// <summary>Whether a table is named in a way that cannot be read.</summary>
    public bool IsTableNameUnknown { get; set; }

    /// <summary>Whether ToTable says that there is none.</summary>
    public bool HasNoTable { get; set; }

    /// <summary>Whether a schema is given, which may be none.</summary>
    public bool IsSchemaConfigured { get; set; }

    /// <summary>When the table's name was last given (<see cref="ModelDraft.Next"/>).</summary>
    public int TableNamedAt { get; set; }

    /// <summary>The view that it is read from; null for none.</summary>
    public string? ViewName { get; set; }

    public string? ViewSchema { get; set; }

    /// <summary>Whether it is read from a view and so has no table unless one is given.</summary>
    public bool IsView { get; set; }

    /// <summary>Whether it is read from a query or function: EF Core gives it a table all the same when the context has a set of it.</summary>
    public bool IsQuery { get; set; }

    /// <summary>Whether its properties are spread over several tables, which is not followed.</summary>
    public bool IsSplit { get; set; }

    /// <summary>Whether it is a JSON document in one column.</summary>
    public bool IsJson { get; set; }

    /// <summary>The column of the JSON document; null leaves it to convention.</summary>
    public string? JsonColumn { get; set; }

    public MappingStrategy? Strategy { get; set; }

    /// <summary>The discriminator that HasDiscriminator names; null leaves it to convention.</summary>
    public PropertyDraft? Discriminator { get; set; }

    /// <summary>Null leaves it to the attribute.</summary>
    public bool? IsKeyless { get; set; }

    /// <summary>Whether a primary key is configured in a way that cannot be read, so that convention does not apply.</summary>
    public bool IsKeyUnknown { get; set; }

    /// <summary>The primary key; null while none is configured or found, and of a derived type.</summary>
    public KeyDraft? PrimaryKey { get; private set; }

    public List<KeyDraft> AlternateKeys { get; } = [];

    public List<IndexDraft> Indexes { get; } = [];

    public List<QueryFilter> QueryFilters { get; } = [];

    /// <summary>Members that are not mapped.</summary>
    public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties that this type declares in the model.</summary>
    public IReadOnlyList<PropertyDraft> Properties => _properties;

    /// <summary>The topmost entity type of its hierarchy: the one that has the key.</summary>
    public EntityDraft Root => Base?.Root ?? this;

    /// <summary>This entity type and those it derives from, nearest first.</summary>
    public IEnumerable<EntityDraft> SelfAndBases()
    {
        for (var current = this; current is not null; current = current.Base)
            yield return current;
    }

    /// <summary>This entity type and those that derive from it, each before its own derived ones.</summary>
    public IEnumerable<EntityDraft> SelfAndDerived()
    {
        var pending = new Stack<EntityDraft>();
        pending.Push(this);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            yield return current;
            foreach (var derived in current.Derived)
                pending.Push(derived);
        }
    }

    /// <summary>Whether this is the other one or belongs to something that belongs to it.</summary>
    public bool IsWithin(EntityDraft other)
    {
        for (var current = this; current is not null; current = current.Container)
        {
            if (current == other)
                return true;
        }

        return false;
    }

    /// <summary>The nearest of what contains it that has the class; null for none.</summary>
    public EntityDraft? ContainerOf(INamedTypeSymbol candidate)
    {
        for (var current = Container; current is not null; current = current.Container)
        {
            if (SymbolEqualityComparer.Default.Equals(current.Type, candidate))
                return current;
        }

        return null;
    }

    /// <summary>The property of that name which this type declares; it is added when there is none.</summary>
    public PropertyDraft Property(string name)
    {
        if (!_propertiesByName.TryGetValue(name, out var property))
        {
            _propertiesByName.Add(name, property = new(name, this));
            _properties.Add(property);
        }

        return property;
    }

    /// <summary>The property of that name, declared or inherited; null when there is none.</summary>
    public PropertyDraft? FindProperty(string name)
    {
        foreach (var entity in SelfAndBases())
        {
            if (entity._propertiesByName.TryGetValue(name, out var property))
                return property;
        }

        return null;
    }

    public void RemoveProperty(string name)
    {
        if (_propertiesByName.TryGetValue(name, out var property))
        {
            _propertiesByName.Remove(name);
            _properties.Remove(property);
        }
    }

    /// <summary>Whether a member is left out of the model, here or in a base type.</summary>
    public bool Ignores(string member) => SelfAndBases().Any(entity => entity.Ignored.Contains(member));

    public KeyDraft SetPrimaryKey(PropertyList keyProperties, SchemaSource source)
    {
        IsKeyless = false;
        IsKeyUnknown = false;
        if (PrimaryKey is null || !PrimaryKey.Properties.Equals(keyProperties))
            PrimaryKey = new(keyProperties, source, Model.Next());

        return PrimaryKey;
    }

    public void RemovePrimaryKey() => PrimaryKey = null;

    public KeyDraft AddAlternateKey(PropertyList keyProperties, SchemaSource source)
    {
        if (PrimaryKey is { } primary && primary.Properties.Equals(keyProperties))
            return primary;

        var key = AlternateKeys.Find(candidate => candidate.Properties.Equals(keyProperties));
        if (key is null)
            AlternateKeys.Add(key = new(keyProperties, source, Model.Next()));

        return key;
    }

    /// <summary>The index of that name, or the unnamed one on these properties: EF has one unnamed index for a list of properties, and any number of named ones.</summary>
    public IndexDraft Index(PropertyList indexProperties, string? indexName, SchemaSource source)
    {
        var index = Indexes.Find(candidate => indexName is null ? candidate.ModelName is null && candidate.Properties.Equals(indexProperties) : candidate.ModelName == indexName);
        if (index is null)
            Indexes.Add(index = new(indexProperties, indexName, source, Model.Next()));

        return index;
    }
}
