using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What the source code tells about the table of an EF Core entity. Parts of keys are property names.</summary>
/// <param name="TableName">The table's name when [Table] or ToTable gives it; null otherwise, since naming conventions change the default.</param>
/// <param name="SchemaName">The table's schema when [Table], ToTable or HasDefaultSchema gives it; null otherwise.</param>
/// <param name="UniqueKeys">The primary key first, then alternate keys, then unique indexes. A key has a name only where the source gives one.</param>
/// <param name="GeneratedKey">The key property that the database fills.</param>
/// <param name="ColumnNames">Column names that HasColumnName or [Column] give, by property name.</param>
/// <param name="NullableProperties">Properties whose column accepts NULL, as far as types, annotations, [Required] and IsRequired tell.</param>
internal sealed record EntitySchema(
    string? TableName,
    string? SchemaName,
    ImmutableArray<UniqueKey> UniqueKeys,
    GeneratedKey GeneratedKey,
    ImmutableDictionary<string, string> ColumnNames,
    ImmutableHashSet<string> NullableProperties)
{
    /// <summary>An entity of which nothing is known.</summary>
    public static EntitySchema Unknown { get; } = new(
        TableName: null,
        SchemaName: null,
        ImmutableArray<UniqueKey>.Empty,
        GeneratedKey.None,
        ImmutableDictionary<string, string>.Empty,
        ImmutableHashSet<string>.Empty);

    /// <summary>The global query filters, with the properties that they read (FACTS H11).</summary>
    public ImmutableArray<QueryFilter> QueryFilters { get; init; } = ImmutableArray<QueryFilter>.Empty;

    /// <summary>The foreign keys that navigations to one other entity stand for.</summary>
    public ImmutableArray<ForeignKey> ForeignKeys { get; init; } = ImmutableArray<ForeignKey>.Empty;

    /// <summary>Whether code that the compilation does not hold configures the entity type too, so that it may have other keys and filters.</summary>
    public bool IsConfiguredElsewhere { get; init; }

    /// <summary>Whether a global query filter may hide rows from queries but not from the index (FACTS H11).</summary>
    public bool HasQueryFilter => !QueryFilters.IsEmpty;

    /// <summary>Whether the unique keys are certainly all that the entity's tables have.</summary>
    public bool AreKeysKnown { get; init; }

    /// <summary>Where sources disagree about the entity's tables, in property names; empty when they agree or there is only one.</summary>
    public ImmutableArray<SchemaDisagreement> Disagreements { get; init; } = ImmutableArray<SchemaDisagreement>.Empty;

    /// <summary>The primary key; null when the entity has none or it cannot be told.</summary>
    public UniqueKey? PrimaryKey => UniqueKeys.FirstOrDefault(key => key.IsPrimary);

    /// <summary>The properties that hold what a path of properties leads to: those of the foreign key for a navigation, and the property itself for any other.</summary>
    public ImmutableArray<string> StoredAt(string path)
    {
        var held = ForeignKeys.Select(key => key.PropertiesAt(path)).FirstOrDefault(properties => !properties.IsEmpty);
        return held.IsDefault ? ImmutableArray.Create(path) : held;
    }

    /// <summary>Whether the property's column accepts NULL; false also for a property that is not known.</summary>
    public bool IsNullable(string property) => NullableProperties.Contains(property);
}
