using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// The model of one context while it is put together: first what the source says, in its order, then what EF Core's conventions add. It is confined to
/// one thread until it is complete.
/// </summary>
/// <param name="context">The context; null for entities that only a configuration class tells of.</param>
internal sealed class ModelDraft(INamedTypeSymbol? context)
{
    private readonly List<EntityDraft> _entities = [];
    private readonly Dictionary<INamedTypeSymbol, EntityDraft> _byType = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, EntityDraft> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<INamedTypeSymbol, IPropertySymbol?> _sets = new(SymbolEqualityComparer.Default);
    private int _moment;

    public INamedTypeSymbol? Context { get; } = context;

    /// <summary>All entity types, owned and complex ones among them, in the order in which they were found.</summary>
    public IReadOnlyList<EntityDraft> Entities => _entities;

    public List<RelationshipDraft> Relationships { get; } = [];

    public List<JoinDraft> Joins { get; } = [];

    /// <summary>Classes that are never entity types: modelBuilder.Ignore&lt;T&gt;().</summary>
    public HashSet<INamedTypeSymbol> IgnoredTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Classes that are owned wherever they occur.</summary>
    public HashSet<INamedTypeSymbol> OwnedTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Classes that are complex types wherever they occur.</summary>
    public HashSet<INamedTypeSymbol> ComplexTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What ConfigureConventions says about all properties of a type, in its order.</summary>
    public List<TypeConvention> TypeConventions { get; } = [];

    /// <summary>Filters set on every entity type that is a class, derives from it or implements an interface; null for all entity types.</summary>
    public List<(ITypeSymbol? Kind, QueryFilter Filter)> Filters { get; } = [];

    /// <summary>What the context says about all its keys; null when it says nothing.</summary>
    public ValueStrategy? KeyStrategy { get; set; }

    /// <summary>The schema of tables for which none is given; null when the context gives none.</summary>
    public string? DefaultSchema { get; set; }

    /// <summary>What code that cannot be followed may have done to the names of the model.</summary>
    public UnknownNames UnknownNames { get; set; }

    /// <summary>Whether conventions are added or removed, so that those described here need not hold.</summary>
    public bool HasOtherConventions { get; set; }

    /// <summary>Whether the model is handed to code that cannot be read, which may have added or renamed anything.</summary>
    public bool IsConfiguredElsewhere { get; set; }

    /// <summary>A number greater than all before: for statements whose order matters.</summary>
    public int Next() => ++_moment;

    /// <summary>The entity type of a class that is not owned; it is added when the model has none.</summary>
    public EntityDraft Entity(INamedTypeSymbol type)
    {
        if (!_byType.TryGetValue(type, out var entity))
        {
            _byType.Add(type, entity = new(this, type, EntityNames.Of(type)));
            _entities.Add(entity);
        }

        return entity;
    }

    /// <summary>The entity type of a class that is not owned; null when the model has none.</summary>
    public EntityDraft? Find(INamedTypeSymbol type) => _byType.TryGetValue(type, out var entity) ? entity : null;

    /// <summary>The entity type of that name: one of several of a class, or one without a class of its own.</summary>
    public EntityDraft Named(string name, INamedTypeSymbol? type)
    {
        if (!_byName.TryGetValue(name, out var entity))
        {
            _byName.Add(name, entity = new(this, type, name) { IsShared = true });
            _entities.Add(entity);
            if (type is not null && Find(type) is { } unnamed)
                Remove(unnamed);
        }

        return entity;
    }

    public bool HasNamed(string name) => _byName.ContainsKey(name);

    /// <summary>The owned or complex type that an entity type reaches by a navigation; it is added when there is none.</summary>
    public EntityDraft Contained(EntityDraft container, string navigation, INamedTypeSymbol type, Containment containment, SchemaSource source)
    {
        if (container.Contained.Find(candidate => candidate.Navigation == navigation) is { } known)
            return known;

        var contained = new EntityDraft(this, type, EntityNames.Of(type)) { Container = container, Navigation = navigation, Containment = containment };
        _entities.Add(contained);
        container.Contained.Add(contained);
        if (containment != Containment.Complex)
        {
            OwnedTypes.Add(type);
            Relationships.Add(contained.Ownership = new(principal: container, dependent: contained, source)
            {
                PrincipalNavigation = navigation,
                IsUnique = containment == Containment.OwnedReference,
                IsDirectionKnown = true,
                IsOwnership = true,
            });
        }

        return contained;
    }

    /// <summary>Removes what turned out to be no entity type of its own, with all that belongs to it.</summary>
    public void Remove(EntityDraft entity)
    {
        foreach (var contained in entity.Contained.ToArray())
            Remove(contained);

        _entities.Remove(entity);
        entity.Container?.Contained.Remove(entity);
        Relationships.RemoveAll(relationship => relationship.Principal == entity || relationship.Dependent == entity);
        Joins.RemoveAll(join => join.Left == entity || join.Right == entity);
        if (entity.Type is { } type && Find(type) == entity)
            _byType.Remove(type);
    }

    /// <summary>The context's property that gives the entity's rows; null when there is none or several.</summary>
    public IPropertySymbol? SetOf(INamedTypeSymbol entity) => _sets.TryGetValue(entity, out var set) ? set : null;

    public void AddSet(INamedTypeSymbol entity, IPropertySymbol set)
    {
        Entity(entity);
        _sets[entity] = _sets.ContainsKey(entity) ? null : set;
    }

    /// <summary>The relationship that one of the navigations belongs to already, or else a new one.</summary>
    public RelationshipDraft Relationship(EntityDraft principal, string? principalNavigation, EntityDraft dependent, string? dependentNavigation, SchemaSource source)
    {
        var relationship = Relationships.Find(candidate => candidate.Has(dependent, dependentNavigation) || candidate.Has(principal, principalNavigation));
        if (relationship is null)
            Relationships.Add(relationship = new(principal, dependent, source));
        else if (relationship.Dependent != dependent && relationship.Principal == dependent)
            relationship.Invert();

        relationship.ConfiguredAt = Next();
        relationship.PrincipalNavigation = principalNavigation ?? relationship.PrincipalNavigation;
        relationship.DependentNavigation = dependentNavigation ?? relationship.DependentNavigation;
        return relationship;
    }
}
