namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Adds the index of each foreign key, a unique one for one-to-one, unless a key or another index serves (EF Core documentation, Indexes).</summary>
internal static class IndexConventions
{
    public static void Run(ModelDraft model)
    {
        foreach (var relationship in model.Relationships)
        {
            if (relationship.ForeignKey is { } foreignKey && !IsCovered(relationship, foreignKey))
            {
                var isNew = !relationship.Dependent.Indexes.Exists(known => known.ModelName is null && known.Properties.Equals(foreignKey));
                var index = relationship.Dependent.Index(foreignKey, indexName: null, relationship.Source);
                if (isNew)
                    index.AddedAt = relationship.ConfiguredAt;
                if (relationship.IsUnique)
                    index.IsUnique ??= true;
            }
        }
    }

    private static bool IsCovered(RelationshipDraft relationship, PropertyList foreignKey)
    {
        var entities = relationship.Dependent.SelfAndBases().ToList();
        return entities.SelectMany(KeysOf).Any(key => Covers(key.Properties, isUnique: true))
            || entities.SelectMany(entity => entity.Indexes).Any(index => Covers(index.Properties, index.IsUnique is true));

        bool Covers(PropertyList covering, bool isUnique) =>
            relationship.IsUnique
                ? isUnique && covering.Equals(foreignKey)
                : covering.Names.Take(foreignKey.Names.Length).SequenceEqual(foreignKey.Names, StringComparer.Ordinal);
    }

    private static IEnumerable<KeyDraft> KeysOf(EntityDraft entity) =>
        entity.PrimaryKey is { } primary ? entity.AlternateKeys.Prepend(primary) : entity.AlternateKeys;
}
