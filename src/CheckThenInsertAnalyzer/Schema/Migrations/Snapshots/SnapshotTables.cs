using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Turns the entities of a model snapshot into tables: an entity without a table of its own is stored in its base class's (table per hierarchy)
/// or its owner's.
/// </summary>
internal sealed class SnapshotTables
{
    /// <summary>Nobody derives so deep; a snapshot whose classes derive from each other in a circle ends here.</summary>
    private const int DeepestHierarchy = 32;

    private readonly Dictionary<string, SnapshotEntity> _byName;
    private readonly string? _defaultSchema;
    private readonly Dictionary<(string? Schema, string Name), SnapshotTable> _tables = [];
    private readonly List<(SnapshotEntity Entity, SnapshotTable Table)> _stored = [];

    private SnapshotTables(List<SnapshotEntity> entities, string? defaultSchema)
    {
        _byName = entities.Where(entity => entity.Owner is null).ToDictionary(entity => entity.Name, StringComparer.Ordinal);
        _defaultSchema = defaultSchema;
    }

    /// <summary>The tables of the entities.</summary>
    /// <param name="entities">The entities in the order of the snapshot.</param>
    /// <param name="defaultSchema">The model's schema; null for the database's default.</param>
    public static SnapshotModel Of(List<SnapshotEntity> entities, string? defaultSchema)
    {
        var tables = new SnapshotTables(entities, defaultSchema);

        // Owners and base classes first: what shares their table adds to it.
        foreach (var entity in entities.OrderBy(tables.Depth))
            tables.Store(entity);

        return new(
            tables._stored.Select(stored => stored.Table).Distinct().Select(table => table.ToTable()).ToImmutableArray(),
            tables._stored.Where(stored => stored.Entity.Owner is null).Select(tables.ToMigrated).ToImmutableArray());
    }

    private void Store(SnapshotEntity entity)
    {
        if (entity.IsElsewhere || TableOf(entity) is not { } place)
            return;

        if (!_tables.TryGetValue(place, out var table))
            _tables.Add(place, table = new(place.Schema, place.Name, entity.Source));

        if (entity.JsonColumn is { } json)
        {
            table.Add(new ColumnSchema(json, "jsonb", IsNullable: entity.IsCollection || !IsRequired(entity), ColumnGeneration.None));
            return;
        }

        _stored.Add((entity, table));
        foreach (var (property, column) in ColumnsOf(entity, place.Name))
            table.Add(property.ToColumn(column));
        foreach (var key in KeysOf(entity))
            AddKey(entity, key, table);
        table.AddCheckConstraints(entity.CheckConstraints);
    }

    private void AddKey(SnapshotEntity entity, SnapshotKey key, SnapshotTable table)
    {
        var columns = key.Properties.Select(property => ColumnOf(entity, property, table.Name)).ToList();
        if (!columns.Contains(null))
            table.Add(key.ToKey(table.Name, columns.ToImmutableArray()!));
    }

    /// <summary>The schema and name of the table that holds the entity's own columns; null for none.</summary>
    private (string? Schema, string Name)? TableOf(SnapshotEntity entity)
    {
        for (var depth = 0; depth < DeepestHierarchy; depth++)
        {
            if (entity.TableName is { } name)
                return (entity.SchemaName ?? _defaultSchema, name);
            if (BaseOf(entity) is not { } next || RootOf(entity).HasTablePerConcreteType)
                return null;
            entity = next;
        }

        return null;
    }

    /// <summary>The properties whose columns the entity adds to its table: its own, and the inherited ones or their key where the table is not its base class's.</summary>
    private IEnumerable<(SnapshotProperty Property, string Column)> ColumnsOf(SnapshotEntity entity, string table)
    {
        foreach (var owner in Hierarchy(entity).Reverse())
        {
            var isInherited = owner != entity && !RootOf(entity).HasTablePerConcreteType && TableOf(owner) != TableOf(entity);
            foreach (var property in owner.Properties)
            {
                var isKey = owner.Keys.Exists(key => key.Kind == SnapshotKeyKind.Primary && key.Properties.Contains(property.Name));
                if (isInherited && !isKey)
                    continue;

                // A table per type repeats the base's key, which only the base's table generates; other columns of a hierarchy's table are empty for its other classes.
                var stored = isInherited ? property with { Generation = ColumnGeneration.None }
                    : owner == entity && BaseOf(entity) is { } parent && TableOf(parent) == TableOf(entity) ? property with { IsNullable = true }
                    : property;
                yield return (isKey || !IsOptionalGuest(entity) ? stored : stored with { IsNullable = true }, ColumnName(entity, stored, table));
            }
        }
    }

    /// <summary>Whether the entity shares the table of another which may be there without it, so that its columns are then empty.</summary>
    private bool IsOptionalGuest(SnapshotEntity entity)
    {
        if (entity.Owner is { } owner)
            return TableOf(owner) == TableOf(entity) && (!IsRequired(entity) || IsOptionalGuest(owner));

        var host = _stored.Find(stored => stored.Entity != entity && stored.Entity.Owner is null && TableOf(stored.Entity) == TableOf(entity) && !Hierarchy(entity).Contains(stored.Entity)).Entity;
        return host is not null && !Hierarchy(host).Contains(entity) && RootOf(host) != RootOf(entity) && !host.RequiredNavigations.Contains(entity.Name.Substring(entity.Name.LastIndexOf('.') + 1));
    }

    private static bool IsRequired(SnapshotEntity owned) => owned is { Owner: { } owner, Navigation: { } navigation } && owner.RequiredNavigations.Contains(navigation);

    /// <summary>The keys that the entity brings to its table.</summary>
    private IEnumerable<SnapshotKey> KeysOf(SnapshotEntity entity)
    {
        var isOfItsOwn = BaseOf(entity) is { } parent && TableOf(parent) != TableOf(entity);
        if (!isOfItsOwn)
            return entity.Keys;

        return RootOf(entity).HasTablePerConcreteType
            ? Hierarchy(entity).Reverse().SelectMany(owner => owner.Keys.Select(key => owner == entity ? key : key with { Name = null }))
            : RootOf(entity).Keys.Where(key => key.Kind == SnapshotKeyKind.Primary).Select(key => key with { Name = null }).Concat(entity.Keys);
    }

    private string? ColumnOf(SnapshotEntity entity, string property, string table)
    {
        foreach (var owner in Hierarchy(entity))
        {
            if (owner.Properties.Find(known => known.Name == property) is { } found)
                return ColumnName(entity, found, table);
        }

        return null;
    }

    /// <summary>
    /// The column of a property by EF Core's convention where the snapshot gives none: what is owned and stored with its owner has the navigation
    /// before the name, and its key is the owner's.
    /// </summary>
    private string ColumnName(SnapshotEntity entity, SnapshotProperty property, string table)
    {
        if (property.ColumnName is { } given)
            return given;

        var name = property.Name.Replace('.', '_');
        for (var depth = 0; depth < DeepestHierarchy && entity.Owner is { } owner && TableOf(owner)?.Name == table; depth++)
        {
            var key = entity.Keys.Find(candidate => candidate.Kind == SnapshotKeyKind.Primary);
            var place = key is null ? -1 : key.Properties.IndexOf(property.Name);
            if (place >= 0)
            {
                var ownersKey = Hierarchy(owner).SelectMany(level => level.Keys).FirstOrDefault(candidate => candidate.Kind == SnapshotKeyKind.Primary);
                return ownersKey is not null && place < ownersKey.Properties.Length ? ColumnOf(owner, ownersKey.Properties[place], table) ?? name : name;
            }

            name = $"{entity.Navigation}_{name}";
            entity = owner;
        }

        return name;
    }

    private int Depth(SnapshotEntity entity)
    {
        var depth = 0;
        for (var current = entity; current is not null && depth < DeepestHierarchy; current = current.Owner ?? BaseOf(current))
            depth++;
        return depth;
    }

    /// <summary>The entity and its base classes, the entity first.</summary>
    private IEnumerable<SnapshotEntity> Hierarchy(SnapshotEntity entity)
    {
        var current = entity;
        for (var depth = 0; depth < DeepestHierarchy && current is not null; depth++, current = BaseOf(current))
            yield return current;
    }

    private SnapshotEntity RootOf(SnapshotEntity entity) => Hierarchy(entity).Last();

    private SnapshotEntity? BaseOf(SnapshotEntity entity) => entity.BaseName is { } name && _byName.TryGetValue(name, out var found) ? found : null;

    private MigratedEntity ToMigrated((SnapshotEntity Entity, SnapshotTable Table) stored)
    {
        var columns = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in Hierarchy(stored.Entity).SelectMany(level => level.Properties))
            columns[property.Name] = ColumnName(stored.Entity, property, stored.Table.Name);
        return new(stored.Entity.Name, stored.Table.SchemaName, stored.Table.Name, columns.ToImmutable());
    }
}
