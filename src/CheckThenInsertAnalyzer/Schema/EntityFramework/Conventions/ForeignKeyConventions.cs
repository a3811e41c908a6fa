using System.Collections.Immutable;
using System.Globalization;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Finds the foreign key properties of relationships by their names, or makes shadow properties for them, and so decides which side of a one-to-one
/// relationship is the dependent (EF Core documentation, Foreign keys).
/// </summary>
internal sealed class ForeignKeyConventions
{
    private readonly ModelDraft _model;

    private ForeignKeyConventions(ModelDraft model) => _model = model;

    public static void Run(ModelDraft model)
    {
        var conventions = new ForeignKeyConventions(model);

        // An owned type's key is made of its owner's, so owners come first.
        foreach (var ownership in model.Relationships.Where(relationship => relationship.IsOwnership).OrderBy(relationship => Depth(relationship.Dependent)).ToArray())
        {
            conventions.Resolve(ownership);
            SetOwnedKey(ownership);
        }

        foreach (var relationship in model.Relationships.Where(relationship => relationship is { IsOwnership: false, ForeignKey: not null }).ToArray())
            conventions.Resolve(relationship);
        foreach (var relationship in model.Relationships.Where(relationship => relationship is { IsOwnership: false, ForeignKey: null, IsForeignKeyUnknown: false }).ToArray())
            conventions.Resolve(relationship);

        foreach (var entity in model.Entities.Where(KeyConventions.MayHaveKey).ToArray())
            SetJoinKey(entity, model);
    }

    private static int Depth(EntityDraft entity) => entity.Container is { } container ? 1 + Depth(container) : 0;

    private void Resolve(RelationshipDraft relationship)
    {
        if (relationship.ForeignKey is null)
            FindProperties(relationship);

        var principalKey = PrincipalKey(relationship);
        if (relationship is { ForeignKey: null, IsDirectionKnown: true } && !principalKey.IsDefaultOrEmpty)
            relationship.ForeignKey = MakeProperties(relationship, principalKey);
        if (relationship.ForeignKey is { } foreignKey)
            Connect(relationship, foreignKey, principalKey);
    }

    private static ImmutableArray<PropertyDraft> PrincipalKey(RelationshipDraft relationship)
    {
        var names = (relationship.PrincipalKey ?? relationship.Principal.Root.PrimaryKey?.Properties)?.Names;
        if (names is null)
            return default;

        var properties = names.Value.Select(relationship.Principal.FindProperty).OfType<PropertyDraft>().ToImmutableArray();
        return properties.Length == names.Value.Length ? properties : default;
    }

    private void FindProperties(RelationshipDraft relationship)
    {
        if (relationship is { IsUnique: true, IsDirectionKnown: false })
            FindDirection(relationship);

        // EF Core refuses a one-to-one relationship whose dependent cannot be told.
        if (relationship is { IsUnique: true, IsDirectionKnown: false })
            return;

        relationship.ForeignKey ??= Candidate(relationship, allowsPrimaryKey: relationship.IsOwnership);
        if (relationship.ForeignKey is null && relationship is { IsUnique: true, IsOwnership: false, IsDirectionKnown: true })
            relationship.ForeignKey = OwnPrimaryKey(relationship);
        if (relationship.ForeignKey is null && relationship is { IsUnique: false, IsOwnership: false, Dependent.Base: null })
            relationship.ForeignKey = PartOfPrimaryKey(relationship);
    }

    /// <summary>The side that has properties called like a foreign key is the dependent; then the side whose primary key is called so.</summary>
    private static void FindDirection(RelationshipDraft relationship)
    {
        foreach (var allowsPrimaryKey in new[] { false, true })
        {
            var here = Candidate(relationship, allowsPrimaryKey);
            relationship.Invert();
            var there = Candidate(relationship, allowsPrimaryKey);
            if (there is null || here is not null)
                relationship.Invert();
            if (here is null == there is null)
                continue;

            relationship.ForeignKey = here ?? there;
            relationship.IsDirectionKnown = true;
            return;
        }
    }

    /// <summary>The dependent's properties called like the navigation, or else like the principal, each followed by a key property's name or by Id.</summary>
    private static PropertyList? Candidate(RelationshipDraft relationship, bool allowsPrimaryKey)
    {
        var principalKey = PrincipalKey(relationship);
        if (principalKey.IsDefaultOrEmpty)
            return null;

        foreach (var baseName in new[] { relationship.SkipNavigation, relationship.DependentNavigation, relationship.Principal.Name })
        {
            if (baseName is not null && Matching(relationship, principalKey, baseName, allowsPrimaryKey, out var match))
                return match;
        }

        return null;
    }

    /// <returns>Whether the search ends: also when properties have the names but cannot be the foreign key.</returns>
    private static bool Matching(RelationshipDraft relationship, ImmutableArray<PropertyDraft> principalKey, string baseName, bool allowsPrimaryKey, out PropertyList? match)
    {
        match = null;
        var found = principalKey.Select(key => Named(relationship.Dependent, baseName + key.Name)).ToImmutableArray();
        if (found.Contains(null) && found.Length == 1 && baseName.Length > 0)
            found = ImmutableArray.Create(Named(relationship.Dependent, baseName + "Id"));
        if (found.Contains(null))
            return false;
        if (!HaveSameTypes(found!, principalKey) || HoldsKey(relationship, found!, allowsPrimaryKey))
            return true;

        match = new(found.Select(property => property!.Name).ToImmutableArray());
        return true;
    }

    private static PropertyDraft? Named(EntityDraft entity, string name) =>
        entity.SelfAndBases().SelectMany(candidate => candidate.Properties).FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase) && !IsMade(property));

    /// <summary>A shadow property that another relationship made is no candidate.</summary>
    private static bool IsMade(PropertyDraft property) => property is { IsShadow: true, IsForeignKey: true };

    private static bool HaveSameTypes(ImmutableArray<PropertyDraft> properties, ImmutableArray<PropertyDraft> principalKey) =>
        properties.Zip(principalKey, HasSameType).All(isSame => isSame);

    private static bool HasSameType(PropertyDraft property, PropertyDraft key) =>
        TypeOf(property) is { } type && TypeOf(key) is { } keyType && Microsoft.CodeAnalysis.SymbolEqualityComparer.Default.Equals(type, keyType);

    private static Microsoft.CodeAnalysis.ITypeSymbol? TypeOf(PropertyDraft property) => property.Type is { } type ? type.WithoutNullable() : null;

    /// <summary>Properties that hold a whole key of the dependent cannot be the foreign key of many; a primary key is that of one-to-one only when nothing else is.</summary>
    private static bool HoldsKey(RelationshipDraft relationship, ImmutableArray<PropertyDraft> properties, bool allowsPrimaryKey)
    {
        var root = relationship.Dependent.Root;
        return Holds(root.PrimaryKey, !relationship.IsUnique || !allowsPrimaryKey)
            || (!relationship.IsUnique && relationship.Dependent.SelfAndBases().SelectMany(entity => entity.AlternateKeys).Any(key => Holds(key, true)));

        bool Holds(KeyDraft? key, bool matters) => matters && key is not null && key.Properties.Names.All(name => properties.Any(property => property.Name == name));
    }

    /// <summary>Where it is certain which side is the dependent, its primary key is the foreign key if the types allow it.</summary>
    private static PropertyList? OwnPrimaryKey(RelationshipDraft relationship)
    {
        if (relationship.Dependent is not { Base: null, PrimaryKey: { } key } dependent || relationship.Dependent == relationship.Principal)
            return null;

        var principalKey = PrincipalKey(relationship);
        var own = key.Properties.Names.Select(dependent.FindProperty).ToImmutableArray();
        return !principalKey.IsDefault && own.Length == principalKey.Length && !own.Contains(null) && HaveSameTypes(own!, principalKey) ? key.Properties : null;
    }

    /// <summary>A composite primary key that has properties called exactly like the principal's key, other than Id, refers to it.</summary>
    private static PropertyList? PartOfPrimaryKey(RelationshipDraft relationship)
    {
        var principalKey = PrincipalKey(relationship);
        if (principalKey.IsDefaultOrEmpty
            || relationship.Dependent == relationship.Principal
            || relationship.Dependent.PrimaryKey is not { } key
            || key.Properties.Names.Length <= principalKey.Length
            || !Matching(relationship, principalKey, "", allowsPrimaryKey: false, out var match))
            return null;

        return match is { } found && found.Names.All(name => key.Properties.Names.Contains(name) && !name.Equals("Id", StringComparison.OrdinalIgnoreCase)) ? match : null;
    }

    /// <summary>Shadow properties called like the navigation, or else the principal, and the key; with a number where something has the name.</summary>
    private PropertyList MakeProperties(RelationshipDraft relationship, ImmutableArray<PropertyDraft> principalKey)
    {
        var baseName = relationship.DependentNavigation ?? relationship.SkipNavigation ?? relationship.Principal.Name;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var key in principalKey)
        {
            var wanted = key.Name.StartsWith(baseName, StringComparison.OrdinalIgnoreCase) ? key.Name : baseName + key.Name;
            var name = wanted;
            for (var number = 1; IsUsed(relationship.Dependent, name) || names.Contains(name); number++)
                name = wanted + number.ToString(CultureInfo.InvariantCulture);
            names.Add(name);
        }

        return new(names.ToImmutable());
    }

    private static bool IsUsed(EntityDraft entity, string name) =>
        entity.FindProperty(name) is not null || entity.Ignores(name) || entity.SelfAndDerived().Any(derived => derived.Properties.Any(property => property.Name == name));

    private void Connect(RelationshipDraft relationship, PropertyList foreignKey, ImmutableArray<PropertyDraft> principalKey)
    {
        for (var index = 0; index < foreignKey.Names.Length; index++)
        {
            var name = foreignKey.Names[index];
            var key = !principalKey.IsDefault && principalKey.Length == foreignKey.Names.Length ? principalKey[index] : null;
            if (relationship.Dependent.FindProperty(name) is not { } property)
            {
                property = relationship.Dependent.Property(name);
                property.Source = relationship.Source;
            }

            property.IsForeignKey = true;
            property.RefersTo ??= key;
            if (property.Type is null && key is not null)
            {
                property.Type = key.Type;
                property.IsOptionalReference = relationship is { IsOwnership: false, IsRequired: not true, IsAnnotatedRequired: false };
            }

            if (relationship.IsRequired is true)
                (property.IsRequired, property.IsOptionalReference) = (property.IsRequired ?? true, false);
            else if (relationship.IsRequired is false && property.Type is { IsReferenceType: true })
                property.IsRequired ??= false;
        }
    }

    /// <summary>The owner's key is that of the only owned one; several have a number or their own key beside it.</summary>
    private static void SetOwnedKey(RelationshipDraft ownership)
    {
        var owned = ownership.Dependent;
        if (ownership.ForeignKey is not { } foreignKey || !KeyConventions.MayHaveKey(owned))
            return;

        if (ownership.IsUnique)
        {
            owned.SetPrimaryKey(foreignKey, ownership.Source);
            return;
        }

        var own = KeyConventions.ByConvention(owned);
        if (own is null || foreignKey.Names.Contains(own.Name))
        {
            var name = "Id";
            for (var number = 1; IsUsed(owned, name); number++)
                name = "Id" + number.ToString(CultureInfo.InvariantCulture);
            own = owned.Property(name);
            own.IsGeneratedNumber = true;
            own.Source = ownership.Source;
        }

        owned.SetPrimaryKey(new(foreignKey.Names.Add(own.Name)), ownership.Source);
    }

    /// <summary>The key of a join table is made of both its foreign keys, in the order of their names.</summary>
    private static void SetJoinKey(EntityDraft entity, ModelDraft model)
    {
        var halves = model.Relationships.Where(relationship => relationship.Dependent == entity && relationship is { IsJoin: true, ForeignKey: not null }).ToList();
        if (halves.Count == 2 && halves.All(half => half.Principal != entity))
            entity.SetPrimaryKey(new(halves.Select(half => half.ForeignKey!.Value).OrderBy(key => key.Names[0], StringComparer.Ordinal).SelectMany(key => key.Names).Distinct().ToImmutableArray()), halves[0].Source);
    }
}
