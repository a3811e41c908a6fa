using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Tells of one entity type of a complete model in the names of its properties.</summary>
internal static class EntitySchemas
{
    /// <summary>What the model says of the entity type.</summary>
    /// <param name="entity">The entity type.</param>
    /// <param name="hasNamingConventions">Whether a naming convention may rename indexes, also those that have a name in the model.</param>
    public static EntitySchema Describe(EntityDraft entity, bool hasNamingConventions)
    {
        var primaryKey = entity.Root.PrimaryKey;
        return new(
            entity.SelfAndBases().Select(candidate => candidate.TableName).FirstOrDefault(name => name is not null),
            entity.SelfAndBases().Select(candidate => candidate.SchemaName).FirstOrDefault(name => name is not null) ?? entity.Model.DefaultSchema,
            UniqueKeys(entity, primaryKey, hasNamingConventions),
            Generated(entity, primaryKey),
            Properties(entity).Where(property => property.ColumnName is not null).ToImmutableDictionary(property => property.Name, property => property.ColumnName!, StringComparer.Ordinal),
            Properties(entity).Where(property => !property.IsShadow && primaryKey?.Properties.Names.Contains(property.Name) != true && ColumnMapping.IsNullable(property)).Select(property => property.Name).ToImmutableHashSet(StringComparer.Ordinal))
        {
            QueryFilters = Filters(entity),
            ForeignKeys = ForeignKeys(entity).ToImmutableArray(),
            IsConfiguredElsewhere = entity.Model.IsConfiguredElsewhere || entity.SelfAndBases().Any(candidate => candidate.IsConfiguredElsewhere),
        };
    }

    /// <summary>What two contexts say of one entity: the first is believed, and the other adds the keys and filters that it does not have.</summary>
    public static EntitySchema Merge(EntitySchema first, EntitySchema other)
    {
        var keys = first.UniqueKeys.AddRange(other.UniqueKeys.Where(key => !(key.IsPrimary && first.PrimaryKey is not null) && !first.UniqueKeys.Any(known => IsSame(known, key))));
        return first with
        {
            TableName = first.TableName ?? other.TableName,
            SchemaName = first.SchemaName ?? other.SchemaName,
            UniqueKeys = keys,
            GeneratedKey = first.GeneratedKey.Property is null && first.PrimaryKey is null ? other.GeneratedKey : first.GeneratedKey,
            ColumnNames = other.ColumnNames.SetItems(first.ColumnNames),
            QueryFilters = first.QueryFilters.AddRange(other.QueryFilters),
            ForeignKeys = first.ForeignKeys.AddRange(other.ForeignKeys.Where(key => !first.ForeignKeys.Any(known => known.Navigation == key.Navigation))),
            IsConfiguredElsewhere = first.IsConfiguredElsewhere || other.IsConfiguredElsewhere,
        };
    }

    private static bool IsSame(UniqueKey known, UniqueKey key) =>
        known.Parts.SequenceEqual(key.Parts) && known.Predicate == key.Predicate;

    private static IEnumerable<PropertyDraft> Properties(EntityDraft entity) => entity.SelfAndBases().SelectMany(candidate => candidate.Properties);

    private static ImmutableArray<UniqueKey> UniqueKeys(EntityDraft entity, KeyDraft? primaryKey, bool hasNamingConventions)
    {
        var types = entity.SelfAndBases().Reverse().ToList();
        var keys = ImmutableArray.CreateBuilder<UniqueKey>();
        if (primaryKey is not null)
            keys.Add(Key(primaryKey, isPrimary: true));

        foreach (var key in types.SelectMany(type => type.AlternateKeys).Where(key => primaryKey is null || !key.Properties.Equals(primaryKey.Properties)))
            keys.Add(Key(key, isPrimary: false));

        foreach (var index in types.SelectMany(type => type.Indexes).Where(index => index is { IsUnique: true, IsFilterUnknown: false, IsOtherMethod: false }))
            keys.Add(new(Parts(index.Properties), index.Filter, index.DatabaseName ?? (hasNamingConventions ? null : index.ModelName), IsPrimary: false, IsDeferrable: false, index.NullsNotDistinct, index.Source));

        return keys.ToImmutable();
    }

    /// <summary>Those of relationships whose other side has a key that is known, as only then is it known what they hold.</summary>
    private static IEnumerable<ForeignKey> ForeignKeys(EntityDraft entity)
    {
        foreach (var relationship in entity.Model.Relationships)
        {
            if (relationship is { DependentNavigation: { } navigation, IsForeignKeyUnknown: false, ForeignKey: { Names: var names } }
                && entity.SelfAndBases().Contains(relationship.Dependent)
                && (relationship.PrincipalKey ?? relationship.Principal.Root.PrimaryKey?.Properties) is { Names: var principal }
                && principal.Length == names.Length)
                yield return new(navigation, names, principal);
        }
    }

    private static UniqueKey Key(KeyDraft key, bool isPrimary) =>
        new(Parts(key.Properties), Predicate: null, key.DatabaseName, isPrimary, IsDeferrable: false, NullsNotDistinct: false, key.Source) { IsConstraint = true };

    private static ImmutableArray<KeyPart> Parts(PropertyList list) =>
        list.Names.Select(name => new KeyPart(name, Expression: null)).ToImmutableArray();

    private static GeneratedKey Generated(EntityDraft entity, KeyDraft? primaryKey)
    {
        if (primaryKey?.Properties.Names is not [var name] || entity.FindProperty(name) is not { } property)
            return GeneratedKey.None;

        var generation = ValueGeneration.Of(property, entity.Root, entity.Model) switch
        {
            ValueStrategy.IdentityAlways => KeyGeneration.Always,
            ValueStrategy.IdentityByDefault or ValueStrategy.Serial or ValueStrategy.Sequence or ValueStrategy.HiLo =>
                property.Strategy is null && entity.Model.KeyStrategy is null ? KeyGeneration.Convention : KeyGeneration.Configured,
            _ => KeyGeneration.None,
        };
        return generation == KeyGeneration.None ? GeneratedKey.None : new(name, generation);
    }

    private static ImmutableArray<QueryFilter> Filters(EntityDraft entity) =>
        entity.SelfAndBases().SelectMany(candidate => candidate.QueryFilters)
            .Concat(entity.Model.Filters.Where(filter => filter.Kind is null || IsKindOf(entity.Type, filter.Kind)).Select(filter => filter.Filter))
            .ToImmutableArray();

    private static bool IsKindOf(INamedTypeSymbol? type, ITypeSymbol kind) =>
        type is not null
        && (type.SelfAndBases().Contains(kind, SymbolEqualityComparer.Default) || type.AllInterfaces.Contains(kind, SymbolEqualityComparer.Default));
}
