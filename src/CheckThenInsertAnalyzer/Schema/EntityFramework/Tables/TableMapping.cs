using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Decides in which table each entity type of a complete model is stored, and what the table is called.</summary>
/// <param name="model">The model.</param>
/// <param name="convention">How names are rewritten; null when it cannot be seen, which counts as not at all.</param>
internal sealed class TableMapping(ModelDraft model, NamingConvention? convention)
{
    private readonly Dictionary<(string? Schema, string Name), StoreTable> _tables = [];
    private readonly Dictionary<EntityDraft, StoreTable?> _main = [];
    private readonly List<StoreTable> _filled = [];

    public NamingConvention Convention { get; } = convention ?? NamingConvention.None;

    /// <summary>Whether names that EF Core chooses may be different from those found here.</summary>
    public bool IsConventionUnknown { get; } = convention is null || model.HasOtherConventions || model.IsConfiguredElsewhere;

    public ModelDraft Model { get; } = model;

    /// <summary>The tables that have rows, in the order of the names of their entity types.</summary>
    public IReadOnlyCollection<StoreTable> Tables => _filled;

    /// <summary>How the hierarchy is stored: as configured, or in a table for each type when a derived one is given another table than its root.</summary>
    public static MappingStrategy StrategyOf(EntityDraft entity)
    {
        var root = entity.Root;
        if (root.Strategy is { } configured)
            return configured;

        var isSpread = root.SelfAndDerived().Any(derived => derived != root && TableNameGiven(derived) is { } name && name != TableNameGiven(root));
        return isSpread ? MappingStrategy.TablePerType : MappingStrategy.OneTable;
    }

    /// <summary>Puts every entity type into its table, in the order of their names, but what refers to another row of the same table behind it.</summary>
    public void Run()
    {
        foreach (var entity in Model.Entities.Where(entity => entity.Containment != Containment.Complex).OrderBy(EntityNames.Sorted, StringComparer.Ordinal))
        {
            foreach (var table in TablesOf(entity))
                Add(entity, table);
        }
    }

    /// <summary>The table that the entity type's own row is in; null when it has none.</summary>
    public StoreTable? MainTable(EntityDraft entity)
    {
        if (_main.TryGetValue(entity, out var known))
            return known;

        // A cycle of owners, which no model has, ends here.
        _main[entity] = null;
        return _main[entity] = FindTable(entity);
    }

    /// <summary>The tables with columns for the entity type's own properties: its own, and those of concrete types that derive from it where each has all its columns.</summary>
    public IEnumerable<StoreTable> TablesOf(EntityDraft entity)
    {
        if (entity.Containment == Containment.OwnedReference && TableNameGiven(entity) is null && !IsInJson(entity))
            return TablesOf(entity.Container!);
        if (StrategyOf(entity) == MappingStrategy.TablePerConcreteType)
            return entity.SelfAndDerived().Select(MainTable).OfType<StoreTable>();

        return MainTable(entity) is { } table ? [table] : [];
    }

    /// <summary>Whether the entity type is part of a JSON document.</summary>
    public static bool IsInJson(EntityDraft entity) => entity.IsJson || (entity.Container is { } container && IsInJson(container));

    /// <summary>The relationship that makes the entity type's row one with another entity type's: its primary key refers to that of the other in the same table.</summary>
    public RelationshipDraft? LinkWithin(StoreTable table, EntityDraft entity)
    {
        if (entity.Root.PrimaryKey?.Properties is not { } key)
            return null;

        return Model.Relationships.Find(relationship =>
            relationship.Dependent == entity
            && relationship.PrincipalKey is null
            && relationship.ForeignKey is { } foreignKey
            && foreignKey.Equals(key)
            && relationship.Principal.Root != entity.Root
            && TablesOf(relationship.Principal).Contains(table));
    }

    /// <summary>The name of the table that convention gives, rewritten.</summary>
    public string DefaultName(EntityDraft entity)
    {
        var name = entity is { Type: { } type, IsShared: false } && Model.SetOf(type) is { } set && entity.Containment == Containment.None ? set.Name : entity.Name;
        if (entity.Containment == Containment.OwnedCollection && Model.Entities.Count(other => other.Type is not null && Microsoft.CodeAnalysis.SymbolEqualityComparer.Default.Equals(other.Type, entity.Type)) > 1)
            name = (MainTable(entity.Container!)?.Name ?? entity.Container!.Name) + "_" + entity.Navigation;
        return Convention.Rewrite(NameLength.Limit(name));
    }

    private static string? TableNameGiven(EntityDraft entity) => entity.TableName;

    private StoreTable? FindTable(EntityDraft entity)
    {
        if (IsInJson(entity) || entity.HasNoTable)
            return null;

        var strategy = StrategyOf(entity);
        if (strategy == MappingStrategy.OneTable && entity.Base is not null)
            return MainTable(entity.Root);
        if (strategy == MappingStrategy.TablePerConcreteType && entity.Type is { IsAbstract: true })
            return null;
        if (entity.IsView && TableNameGiven(entity) is null)
            return entity.ViewName is { } view ? Table(entity.ViewSchema ?? Model.DefaultSchema, view, isView: true) : null;
        if (entity.IsQuery && TableNameGiven(entity) is null && (entity.Type is null || Model.SetOf(entity.Type) is null))
            return null;
        if (entity.Containment == Containment.OwnedReference && TableNameGiven(entity) is null)
            return MainTable(entity.Container!);

        return Table(SchemaOf(entity), TableNameGiven(entity) ?? DefaultName(entity), isView: false);
    }

    private string? SchemaOf(EntityDraft entity)
    {
        if (entity.SchemaName is { } given)
            return given;
        if (entity.IsSchemaConfigured)
            return null;
        if (entity.Containment != Containment.None)
            return SchemaOf(entity.Container!);
        if (StrategyOf(entity) == MappingStrategy.OneTable && entity.Base is not null)
            return SchemaOf(entity.Root);

        var joined = Model.Relationships.Where(relationship => relationship.IsJoin && relationship.Dependent == entity && relationship.Principal != entity).Select(relationship => SchemaOf(relationship.Principal)).Distinct().ToList();
        return joined is [{ } schema] ? schema : Model.DefaultSchema;
    }

    private StoreTable Table(string? schema, string name, bool isView)
    {
        if (!_tables.TryGetValue((schema, name), out var table))
            _tables.Add((schema, name), table = new(schema, name, isView));

        return table;
    }

    private void Add(EntityDraft entity, StoreTable table)
    {
        if (table.Rows.Count == 0)
            _filled.Add(table);
        if (table.Rows.Count > 0 && LinkWithin(table, entity) is null && !table.Rows.Exists(other => entity.SelfAndBases().Contains(other)))
            table.Rows.Insert(0, entity);
        else
            table.Rows.Add(entity);
    }
}
