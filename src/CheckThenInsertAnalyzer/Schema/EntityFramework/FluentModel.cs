using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Everything that contexts and configuration classes in the source say, by entity. It is written by one thread before others see it.</summary>
internal sealed class FluentModel
{
    private readonly Dictionary<INamedTypeSymbol, List<Action<EntityDraft>>> _steps = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _entities = new(SymbolEqualityComparer.Default);
    private readonly List<ITypeSymbol> _filteredTypes = [];

    /// <summary>What a context says about all its keys; null when none says anything.</summary>
    public ValueStrategy? KeyStrategy { get; set; }

    /// <summary>The schema of tables for which none is given; null when no context gives one.</summary>
    public string? DefaultSchema { get; set; }

    /// <summary>Whether a filter is set on every entity type.</summary>
    public bool FiltersEverything { get; set; }

    public void AddEntity(INamedTypeSymbol entity) => _entities.Add(entity);

    public void Add(INamedTypeSymbol entity, Action<EntityDraft> step)
    {
        _entities.Add(entity);
        if (!_steps.TryGetValue(entity, out var known))
            _steps.Add(entity, known = []);

        known.Add(step);
    }

    /// <summary>Every entity that is this class, derives from it or implements this interface has a query filter.</summary>
    public void AddFilteredType(ITypeSymbol type) => _filteredTypes.Add(type);

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

        draft.HasQueryFilter |= FiltersEverything || _filteredTypes.Exists(type => IsKindOf(entity, type));
        draft.SchemaName ??= DefaultSchema;
    }

    /// <summary>The topmost class of the entity's hierarchy that the model has as an entity; the entity itself when it has none.</summary>
    public INamedTypeSymbol RootOf(INamedTypeSymbol entity) => entity.SelfAndBases().Where(_entities.Contains).LastOrDefault() ?? entity;

    private static bool IsKindOf(INamedTypeSymbol entity, ITypeSymbol type) =>
        entity.SelfAndBases().Contains(type, SymbolEqualityComparer.Default) || entity.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
}
