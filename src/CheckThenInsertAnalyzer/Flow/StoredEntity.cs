using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>An entity and the tables in which its rows certainly are.</summary>
/// <param name="Parts">One table a part, that of the entity's root first; at least one.</param>
internal sealed record StoredEntity(ImmutableArray<StoredPart> Parts)
{
    /// <summary>The part that is this table; null when none is.</summary>
    public StoredPart? PartIn(TableSchema table) =>
        Parts.FirstOrDefault(part => part.Table.Name == table.Name && (part.Table.SchemaName is null || table.SchemaName is null || part.Table.SchemaName == table.SchemaName));

    /// <summary>What the model says of the entity, with the keys and the generation that its tables have.</summary>
    public EntitySchema Describe(EntitySchema model)
    {
        var keys = Parts.SelectMany(part => part.UniqueKeys).OrderByDescending(key => key.IsPrimary).ToImmutableArray();
        var disagreements = Parts.SelectMany(part => part.Disagreements).Concat(KeysOfTheModelAlone(model, keys)).Concat(Generation(model));
        return model with
        {
            TableName = Parts[0].Table.Name,
            SchemaName = Parts[0].Table.SchemaName,
            UniqueKeys = keys,
            GeneratedKey = GeneratedKeyOf(model),
            AreKeysKnown = Parts.All(part => part.Table.AreKeysKnown),
            Disagreements = disagreements.GroupBy(disagreement => (disagreement.Kind, disagreement.Subject)).Select(same => same.First()).ToImmutableArray(),
        };
    }

    /// <summary>Keys that the model has and no table: declared since the latest migration.</summary>
    private IEnumerable<SchemaDisagreement> KeysOfTheModelAlone(EntitySchema model, ImmutableArray<UniqueKey> keys) =>
        model.UniqueKeys
            .Where(key => !keys.Any(known => known.Parts.Length == key.Parts.Length && known.Parts.All(part => key.Parts.Any(own => own.Column == part.Column))))
            .Select(key => new SchemaDisagreement(SchemaDisagreementKind.Key, key.Describe(), Parts[0].Table.Source, key.Source));

    /// <summary>A key that the model leaves to the application and the table's sequence gives, or the other way round.</summary>
    private IEnumerable<SchemaDisagreement> Generation(EntitySchema model)
    {
        if (model.PrimaryKey is { Parts: [{ Column: { } property }] } key
            && Parts[0].ColumnOf(property) is { } name
            && Parts[0].Table.Column(name) is { } column
            && column.DrawsFromSequence != (model.GeneratedKey.Property == property)
            && (column.DrawsFromSequence || model.GeneratedKey.Generation is KeyGeneration.Convention or KeyGeneration.Always))
            yield return new(SchemaDisagreementKind.Generation, property, Parts[0].Table.Source, key.Source);
    }

    /// <summary>The key that the table generates; what the model says where the table's column is not known.</summary>
    private GeneratedKey GeneratedKeyOf(EntitySchema model)
    {
        var root = Parts[0];
        if (root.Table.UniqueKeys.FirstOrDefault(key => key.IsPrimary) is not { Parts: [{ Column: { } column }] } || root.Table.Column(column) is not { } generated)
            return model.GeneratedKey;

        return generated.Generation switch
        {
            ColumnGeneration.IdentityAlways => new(root.PropertyOf(column), KeyGeneration.Always),
            ColumnGeneration.Serial or ColumnGeneration.IdentityByDefault => new(root.PropertyOf(column), KeyGeneration.Configured),

            // With HiLo the application draws from a sequence, and the column has no default.
            _ when model.GeneratedKey.Generation == KeyGeneration.Configured => model.GeneratedKey,
            _ => GeneratedKey.None,
        };
    }
}
