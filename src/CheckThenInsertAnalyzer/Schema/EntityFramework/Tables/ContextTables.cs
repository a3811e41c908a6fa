using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The tables of one complete model.</summary>
internal static class ContextTables
{
    /// <summary>One for each entity type and each of its tables, and for each join table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="convention">How names are rewritten; null when it cannot be seen.</param>
    public static ImmutableArray<EntityTable> Of(ModelDraft model, NamingConvention? convention)
    {
        var mapping = new TableMapping(model, convention);
        mapping.Run();
        var columns = new ColumnMapping(mapping);
        columns.Run();
        new KeyMapping(mapping, columns).Run();

        var schemas = mapping.Tables.ToDictionary(table => table, table => Describe(table, mapping));
        return model.Entities
            .Where(entity => entity.Containment != Containment.Complex)
            .SelectMany(entity => StoredIn(entity, mapping).Select(table => Table(entity, table, schemas[table], model)))
            .ToImmutableArray();
    }

    /// <summary>The tables that a row of the entity type takes, that of its root first.</summary>
    private static IEnumerable<StoreTable> StoredIn(EntityDraft entity, TableMapping mapping) =>
        TableMapping.StrategyOf(entity) == MappingStrategy.TablePerConcreteType && entity.Containment == Containment.None
            ? mapping.MainTable(entity) is { } own ? [own] : []
            : entity.SelfAndBases().Reverse().SelectMany(mapping.TablesOf).Distinct();

    private static EntityTable Table(EntityDraft entity, StoreTable table, TableSchema schema, ModelDraft model)
    {
        var columns = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var declaring in entity.SelfAndBases())
            AddColumns(columns, declaring, table, path: "");
        return new(model.Context, entity.Type, schema, columns.ToImmutable(), table.UncertainNames.ToImmutableHashSet(StringComparer.Ordinal))
        {
            IsConfiguredElsewhere = model.IsConfiguredElsewhere || entity.SelfAndBases().Any(candidate => candidate.IsConfiguredElsewhere),
        };
    }

    /// <summary>Adds the entity type's own properties, and those of owned and complex types in the same table by their path.</summary>
    private static void AddColumns(ImmutableDictionary<string, string>.Builder columns, EntityDraft entity, StoreTable table, string path)
    {
        foreach (var stored in table.ColumnOf)
        {
            if (stored.Key.Row == entity)
                columns[path + stored.Key.Property.Name] = IdentifierFolding.Truncate(stored.Value.Name);
        }

        foreach (var contained in entity.Contained.Where(contained => contained.Containment != Containment.OwnedCollection && !contained.IsJson))
            AddColumns(columns, contained, table, path + contained.Navigation + ".");
    }

    private static TableSchema Describe(StoreTable table, TableMapping mapping)
    {
        NoteUncertainNames(table, mapping);
        return new(
            table.SchemaName,
            IdentifierFolding.Truncate(table.Name),
            table.Columns.Select(column => Column(column, mapping)).ToImmutableArray(),
            table.Keys.Select(Truncated).ToImmutableArray(),
            IsPartitioned: false,
            table.Rows.FirstOrDefault()?.Source ?? SourceLine.Unknown)
        {
            Kind = table.IsView ? RelationKind.View : RelationKind.Table,
        };
    }

    private static UniqueKey Truncated(UniqueKey key) =>
        key with { Parts = key.Parts.Select(part => part with { Column = part.Column is { } column ? IdentifierFolding.Truncate(column) : null }).ToImmutableArray() };

    private static void NoteUncertainNames(StoreTable table, TableMapping mapping)
    {
        var unknown = mapping.Model.UnknownNames;
        var isConfiguredElsewhere = mapping.Model.IsConfiguredElsewhere || table.Rows.Exists(row => row.IsConfiguredElsewhere || row.IsSplit);
        var isNamed = table.Rows.Exists(row => row.TableName == table.Name || row.ViewName == table.Name);
        if ((!isNamed && mapping.IsConventionUnknown) || (unknown & UnknownNames.Tables) != 0 || table.Rows.Exists(row => row.IsTableNameUnknown) || isConfiguredElsewhere)
            table.UncertainNames.Add(IdentifierFolding.Truncate(table.Name));
        if (isConfiguredElsewhere)
            table.UncertainNames.UnionWith(table.Keys.Select(key => key.Name).OfType<string>());

        foreach (var column in table.Columns)
        {
            if ((!column.IsNamed && mapping.IsConventionUnknown) || (unknown & UnknownNames.Columns) != 0 || column.Property.IsColumnNameUnknown || isConfiguredElsewhere)
                table.UncertainNames.Add(IdentifierFolding.Truncate(column.Name));
        }
    }

    private static ColumnSchema Column(StoreColumn column, TableMapping mapping) =>
        new(IdentifierFolding.Truncate(column.Name), StoreTypes.Of(column.Property), column.IsNullable, column.IsJson || IsInheritedKey(column) ? ColumnGeneration.None : Generated(column, mapping)) { Collation = column.Property.Collation };

    /// <summary>The key in the table of a derived type refers to that of its base, which generates it.</summary>
    private static bool IsInheritedKey(StoreColumn column) => column.Row != column.Property.Entity;

    private static ColumnGeneration Generated(StoreColumn column, TableMapping mapping) => ValueGeneration.Of(column.Property, column.Row, mapping.Model) switch
    {
        ValueStrategy.IdentityByDefault => ColumnGeneration.IdentityByDefault,
        ValueStrategy.IdentityAlways => ColumnGeneration.IdentityAlways,
        ValueStrategy.Serial or ValueStrategy.Sequence => ColumnGeneration.Serial,
        ValueStrategy.Default => ColumnGeneration.Default,
        ValueStrategy.Computed => ColumnGeneration.Computed,
        _ => ColumnGeneration.None,
    };
}
