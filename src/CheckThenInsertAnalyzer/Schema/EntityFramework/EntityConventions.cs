using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Completes a draft by EF Core's conventions and turns it into a schema (EF Core documentation, Modeling: Keys, Generated values, Indexes).</summary>
internal sealed class EntityConventions(INamedTypeSymbol entity, INamedTypeSymbol root, EntityDraft draft, ValueStrategy? modelStrategy)
{
    private readonly ImmutableArray<IPropertySymbol> _properties = EntityProperties.Of(entity).ToImmutableArray();

    /// <summary>The finished schema.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="root">The topmost class of its hierarchy that is an entity: the one that has the key.</param>
    /// <param name="draft">What attributes and fluent calls said.</param>
    /// <param name="modelStrategy">What the context says for all keys; null when it says nothing.</param>
    public static EntitySchema Complete(INamedTypeSymbol entity, INamedTypeSymbol root, EntityDraft draft, ValueStrategy? modelStrategy) =>
        new EntityConventions(entity, root, draft, modelStrategy).Complete();

    private EntitySchema Complete()
    {
        var primaryKey = draft.IsKeyless || draft.IsKeyUnknown ? null : draft.PrimaryKey ?? KeyByConvention();
        return new(
            draft.TableName,
            draft.SchemaName,
            UniqueKeys(primaryKey),
            Generated(primaryKey),
            ColumnNames(),
            Nullable(primaryKey)) { QueryFilters = draft.QueryFilters.ToImmutableArray() };
    }

    /// <summary>The property called Id, or else the one called like the class with Id after it, in any case; none when that leaves two.</summary>
    private KeyDraft? KeyByConvention()
    {
        var candidates = Named("Id");
        if (candidates.Count == 0)
            candidates = Named(root.Name + "Id");

        return candidates is [var key] ? new(new(ImmutableArray.Create(key.Name)), SourceLine.Of(key)) : null;
    }

    private List<IPropertySymbol> Named(string name) =>
        _properties.Where(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase) && IsMapped(property)).Take(2).ToList();

    private bool IsMapped(IPropertySymbol property) =>
        Draft(property.Name) is { } known ? !known.IsIgnored : EntityProperties.IsMappedByConvention(property);

    private ImmutableArray<UniqueKey> UniqueKeys(KeyDraft? primaryKey)
    {
        var keys = ImmutableArray.CreateBuilder<UniqueKey>();
        if (primaryKey is not null)
            keys.Add(Key(primaryKey, isPrimary: true));

        foreach (var key in draft.AlternateKeys.Where(key => primaryKey is null || !key.Properties.Equals(primaryKey.Properties)))
            keys.Add(Key(key, isPrimary: false));

        foreach (var foreignKey in draft.ForeignKeys.Where(IsIndexed))
            draft.Index(foreignKey.Properties, name: null, foreignKey.Source).IsUnique = true;

        foreach (var index in draft.Indexes.Where(index => index is { IsUnique: true, IsFilterUnknown: false }))
            keys.Add(new(Parts(index.Properties), index.Filter, index.DatabaseName, IsPrimary: false, IsDeferrable: false, index.NullsNotDistinct, index.Source));

        return keys.ToImmutable();

        bool IsIndexed(ForeignKeyDraft foreignKey) =>
            foreignKey.IsUnique && keys.All(key => !key.Parts.Select(part => part.Column).SequenceEqual(foreignKey.Properties.Names));
    }

    private static UniqueKey Key(KeyDraft key, bool isPrimary) =>
        new(Parts(key.Properties), Predicate: null, key.DatabaseName, isPrimary, IsDeferrable: false, NullsNotDistinct: false, key.Source) { IsConstraint = true };

    private static ImmutableArray<KeyPart> Parts(PropertyList list) =>
        list.Names.Select(name => new KeyPart(name, Expression: null)).ToImmutableArray();

    private GeneratedKey Generated(KeyDraft? primaryKey)
    {
        if (primaryKey?.Properties.Names is not [var name] || _properties.FirstOrDefault(property => property.Name == name) is not { } property)
            return GeneratedKey.None;

        var generation = Generation(property);
        return generation == KeyGeneration.None ? GeneratedKey.None : new(name, generation);
    }

    private KeyGeneration Generation(IPropertySymbol key)
    {
        var isInteger = EntityProperties.IsIdentityInteger(key.Type);
        switch (Draft(key.Name)?.Strategy)
        {
            case ValueStrategy.IdentityAlways:
                return KeyGeneration.Always;
            case ValueStrategy.Sequence:
                return KeyGeneration.Configured;
            case ValueStrategy.OnAdd when isInteger:
                return modelStrategy == ValueStrategy.IdentityAlways ? KeyGeneration.Always : KeyGeneration.Configured;
            case null when isInteger && Draft(key.Name) is not { HasConversion: true } && !IsForeignKey(key):
                return modelStrategy switch
                {
                    null => KeyGeneration.Convention,
                    ValueStrategy.IdentityAlways => KeyGeneration.Always,
                    ValueStrategy.Never => KeyGeneration.None,
                    _ => KeyGeneration.Configured,
                };
            default:
                return KeyGeneration.None;
        }
    }

    private bool IsForeignKey(IPropertySymbol key) =>
        draft.ForeignKeys.Any(foreignKey => foreignKey.Properties.Names.Contains(key.Name))
        || _properties.Any(navigation => IsForeignKeyByConvention(key, navigation));

    /// <summary>
    /// A key named after a navigation, or after the class it leads to, is that navigation's foreign key, so nothing generates it; but only in
    /// a one-to-one relationship, whose other side refers back: to one-to-many, EF gives a foreign key of its own.
    /// </summary>
    private bool IsForeignKeyByConvention(IPropertySymbol key, IPropertySymbol navigation) =>
        EntityProperties.IsNavigation(navigation.Type)
        && IsMapped(navigation)
        && !IsEntity(navigation.Type)
        && (string.Equals(key.Name, navigation.Name + "Id", StringComparison.OrdinalIgnoreCase)
            || string.Equals(key.Name, navigation.Type.Name + "Id", StringComparison.OrdinalIgnoreCase))
        && EntityProperties.Of((INamedTypeSymbol)navigation.Type).Any(inverse => IsEntity(inverse.Type));

    private bool IsEntity(ITypeSymbol type) => entity.SelfAndBases().Contains(type, SymbolEqualityComparer.Default);

    private ImmutableDictionary<string, string> ColumnNames() =>
        draft.Properties
            .Where(property => property.Value.ColumnName is not null)
            .ToImmutableDictionary(property => property.Key, property => property.Value.ColumnName!, StringComparer.Ordinal);

    private ImmutableHashSet<string> Nullable(KeyDraft? primaryKey) =>
        _properties
            .Where(property => primaryKey is null || !primaryKey.Properties.Names.Contains(property.Name))
            .Where(property => Draft(property.Name)?.IsRequired is { } required ? !required : EntityProperties.IsNullable(property.Type))
            .Select(property => property.Name)
            .ToImmutableHashSet(StringComparer.Ordinal);

    private PropertyDraft? Draft(string property) => draft.Properties.TryGetValue(property, out var known) ? known : null;
}
