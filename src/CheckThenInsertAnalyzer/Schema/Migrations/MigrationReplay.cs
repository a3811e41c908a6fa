using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Runs migrations one after the other on an empty catalog, and remembers what only SQL written by hand did.</summary>
internal sealed class MigrationReplay
{
    private readonly HashSet<CatalogIndex> _rawIndexes = [];
    private readonly HashSet<string> _rawNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rawDrops = new(StringComparer.Ordinal);
    private readonly SchemaCatalog _catalog = new();

    private MigrationReplay()
    {
    }

    /// <summary>The tables after the last migration.</summary>
    public DatabaseSchema Schema { get; private set; } = DatabaseSchema.Empty;

    /// <summary>Runs the migrations.</summary>
    public static MigrationReplay Run(IEnumerable<MigrationScript> scripts)
    {
        var replay = new MigrationReplay();
        foreach (var script in scripts)
            replay.Run(script);
        replay.Schema = replay._catalog.ToSchema();
        replay._rawNames.UnionWith(replay.Indexes().Where(replay._rawIndexes.Contains).Select(index => index.Name).OfType<string>());
        return replay;
    }

    /// <summary>What a snapshot says, with the tables and keys that only SQL written by hand makes, and without those that it drops.</summary>
    public DatabaseSchema AddTo(DatabaseSchema snapshot)
    {
        var tables = snapshot.Tables.Select(table => Schema.Table(table.SchemaName, table.Name) is { } migrated ? Amended(table, migrated) : table).ToList();
        var others = Schema.Tables.Where(table => snapshot.Table(table.SchemaName, table.Name) is null);
        return new(tables.Concat(others).ToImmutableArray());
    }

    private void Run(MigrationScript script)
    {
        _catalog.BeginFile(script.Path);
        foreach (var step in script.Steps)
        {
            if (_catalog.IsExhausted)
                return;
            if (step.IsRaw)
                RunRaw(step.Step);
            else
                step.Step.Apply(_catalog);
        }
    }

    private void RunRaw(DdlStep step)
    {
        var before = new HashSet<CatalogIndex>(Indexes());
        step.Apply(_catalog);
        var after = new HashSet<CatalogIndex>(Indexes());
        _rawIndexes.UnionWith(after.Where(index => !before.Contains(index)));
        _rawDrops.UnionWith(before.Where(index => !after.Contains(index)).Select(index => index.Name).OfType<string>());
    }

    private IEnumerable<CatalogIndex> Indexes() => _catalog.Rows.OfType<CatalogTable>().SelectMany(table => table.Indexes);

    private TableSchema Amended(TableSchema table, TableSchema migrated)
    {
        var kept = table.UniqueKeys.Where(key => key.Name is not { } name || !_rawDrops.Contains(name) || migrated.UniqueKeys.Any(known => known.Name == name)).ToList();
        var made = migrated.UniqueKeys.Where(key => _rawNames.Contains(key.Name ?? "") && kept.All(known => known.Name != key.Name));
        return table with
        {
            UniqueKeys = kept.Concat(made).OrderByDescending(key => key.IsPrimary).ToImmutableArray(),
            Exclusions = migrated.Exclusions,
            AreKeysKnown = table.AreKeysKnown && migrated.AreKeysKnown,
            IsPartitioned = migrated.IsPartitioned,
            Kind = migrated.Kind,
        };
    }
}
