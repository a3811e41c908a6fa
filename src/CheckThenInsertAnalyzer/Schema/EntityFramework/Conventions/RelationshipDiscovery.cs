using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Makes relationships of the properties that lead from one entity type to another and that no fluent call has taken: one each way is a pair, any number one way
/// are each by itself, and what is ambiguous is left alone (EF Core documentation, Relationship discovery conventions).
/// </summary>
internal sealed class RelationshipDiscovery
{
    private readonly ModelDraft _model;
    private readonly List<Reference> _references = [];

    private RelationshipDiscovery(ModelDraft model) => _model = model;

    /// <summary>A property that leads to another entity type.</summary>
    private sealed record Reference(EntityDraft Entity, IPropertySymbol Property, EntityDraft Target, bool IsCollection)
    {
        public string Name => Property.Name;
    }

    public static void Run(ModelDraft model)
    {
        var discovery = new RelationshipDiscovery(model);
        foreach (var entity in model.Entities)
            discovery.Collect(entity);

        discovery.PairByAttribute();
        discovery.PairTheRest();
        ForeignKeyAttributes.Read(model);
    }

    private void Collect(EntityDraft entity)
    {
        if (entity.Type is not { } type || entity.Containment == Containment.Complex)
            return;

        foreach (var property in EntityProperties.Of(type))
        {
            if (IsTaken(entity, property.Name) || !EntityProperties.IsNavigation(property) || IsInherited(entity, property))
                continue;
            if (ClrTypes.ElementOrSelf(property.Type) is not INamedTypeSymbol targetType)
                continue;

            var isCollection = !SymbolEqualityComparer.Default.Equals(targetType, property.Type);
            if (entity.ContainerOf(targetType) is { } container)
                NoteWayBack(entity, property, container);
            else if (_model.Find(targetType) is { } target)
                _references.Add(new(entity, property, target, isCollection));
        }
    }

    private bool IsTaken(EntityDraft entity, string name) =>
        entity.Ignores(name)
        || entity.FindProperty(name) is not null
        || entity.Contained.Exists(contained => contained.Navigation == name)
        || _model.Relationships.Exists(relationship => Related(entity).Any(related => relationship.Has(related, name)))
        || _model.Joins.Exists(join => Related(entity).Any(related => join.Has(related, name)));

    private static IEnumerable<EntityDraft> Related(EntityDraft entity) => entity.SelfAndBases().Concat(entity.SelfAndDerived());

    private static bool IsInherited(EntityDraft entity, IPropertySymbol property) =>
        entity.Base?.Type is { } parent && parent.PropertyNamed(property.Name) is not null;

    /// <summary>A property of an owned type that leads to its owner belongs to the ownership.</summary>
    private static void NoteWayBack(EntityDraft entity, IPropertySymbol property, EntityDraft container)
    {
        if (container == entity.Container && entity.Ownership is { DependentNavigation: null } ownership)
            ownership.DependentNavigation = property.Name;
    }

    private void PairByAttribute()
    {
        foreach (var reference in _references.ToArray())
        {
            if (EntityAttributes.Named(reference.Property, "InversePropertyAttribute") is not [var inverseName] || !_references.Contains(reference))
                continue;

            var inverse = _references.Find(candidate => candidate.Entity == reference.Target && candidate.Name == inverseName && candidate != reference);
            if (inverse is not null)
                Pair(reference, inverse);
        }
    }

    private void PairTheRest()
    {
        while (_references.Count > 0)
        {
            var first = _references[0];
            var there = _references.FindAll(reference => reference.Entity == first.Entity && reference.Target == first.Target);
            var back = first.Entity == first.Target
                ? []
                : _references.FindAll(reference => reference.Entity == first.Target && reference.Target == first.Entity);
            if (first.Entity == first.Target && there.Count == 2)
                Pair(there[0], there[1]);
            else if (there.Count == 1 && back.Count == 1)
                Pair(there[0], back[0]);
            else if (back.Count == 0 && (first.Entity != first.Target || there.Count == 1))
                there.ForEach(Single);
            else
                _references.RemoveAll(reference => there.Contains(reference) || back.Contains(reference));
        }
    }

    private void Pair(Reference reference, Reference inverse)
    {
        _references.Remove(reference);
        _references.Remove(inverse);
        if (reference.IsCollection && inverse.IsCollection)
        {
            _model.Joins.Add(new(reference.Entity, reference.Name, inverse.Entity, inverse.Name, SourceLine.Of(reference.Property)));
            return;
        }

        // The collection stands on the principal.
        var (ofDependent, ofPrincipal) = reference.IsCollection ? (inverse, reference) : (reference, inverse);
        _model.Relationships.Add(new(ofPrincipal.Entity, ofDependent.Entity, SourceLine.Of(ofDependent.Property))
        {
            PrincipalNavigation = ofPrincipal.Name,
            DependentNavigation = ofDependent.Name,
            IsUnique = !reference.IsCollection && !inverse.IsCollection,
            IsDirectionKnown = reference.IsCollection || inverse.IsCollection,
        });
    }

    private void Single(Reference reference)
    {
        _references.Remove(reference);
        _model.Relationships.Add(reference.IsCollection
            ? new(reference.Entity, reference.Target, SourceLine.Of(reference.Property)) { PrincipalNavigation = reference.Name, IsDirectionKnown = true }
            : new(reference.Target, reference.Entity, SourceLine.Of(reference.Property)) { DependentNavigation = reference.Name, IsDirectionKnown = true });
    }
}
