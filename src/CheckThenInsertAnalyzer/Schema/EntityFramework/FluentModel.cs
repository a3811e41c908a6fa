using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Everything that contexts and configuration classes in the source say, by entity. It is written by one thread before others see it.</summary>
internal sealed class FluentModel
{
    private readonly Dictionary<INamedTypeSymbol, List<Action<EntityDraft>>> _steps = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, IPropertySymbol?> _sets = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _entities = new(SymbolEqualityComparer.Default);
    private readonly List<(ITypeSymbol? Kind, QueryFilter Filter)> _filters = [];

    /// <summary>What a context says about all its keys; null when none says anything.</summary>
    public ValueStrategy? KeyStrategy { get; set; }

    /// <summary>The schema of tables for which none is given; null when no context gives one.</summary>
    public string? DefaultSchema { get; set; }

    /// <summary>The classes that contexts have sets of or configure.</summary>
    public IReadOnlyCollection<INamedTypeSymbol> Entities => _entities;

    /// <summary>The context's property that gives the entity's rows; null when there is none or several.</summary>
    public IPropertySymbol? SetOf(INamedTypeSymbol entity) => _sets.TryGetValue(entity, out var set) ? set : null;

    public void AddSet(INamedTypeSymbol entity, IPropertySymbol set)
    {
        AddEntity(entity);
        _sets[entity] = _sets.ContainsKey(entity) ? null : set;
    }

    public void AddEntity(INamedTypeSymbol entity) => _entities.Add(entity);

    public void Add(INamedTypeSymbol entity, Action<EntityDraft> step)
    {
        _entities.Add(entity);
        if (!_steps.TryGetValue(entity, out var known))
            _steps.Add(entity, known = []);

        known.Add(step);
    }

    /// <summary>Every entity that is this class, derives from it or implements this interface has the query filter; every entity when it is null.</summary>
    public void AddFilter(ITypeSymbol? kind, QueryFilter filter) => _filters.Add((kind, filter));

    /// <summary>Repeats on the draft what was said about the entity and its base classes, bases first.</summary>
    public void Apply(INamedTypeSymbol entity, EntityDraft draft)
    {
        foreach (var type in entity.SelfAndBases().Reverse())
        {
            if (!_steps.TryGetValue(type, out var known))
                continue;

            foreach (var step in known)
                step(draft);
        }

        draft.QueryFilters.AddRange(_filters.Where(filter => filter.Kind is null || IsKindOf(entity, filter.Kind)).Select(filter => filter.Filter));
        draft.SchemaName ??= DefaultSchema;
    }

    /// <summary>The topmost class of the entity's hierarchy that the model has as an entity; the entity itself when it has none.</summary>
    public INamedTypeSymbol RootOf(INamedTypeSymbol entity) => entity.SelfAndBases().Where(_entities.Contains).LastOrDefault() ?? entity;

    private static bool IsKindOf(INamedTypeSymbol entity, ITypeSymbol type) =>
        entity.SelfAndBases().Contains(type, SymbolEqualityComparer.Default) || entity.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
}
