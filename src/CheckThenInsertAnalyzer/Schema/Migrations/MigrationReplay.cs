using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Runs migrations one after the other on an empty catalog, and remembers what only SQL written by hand did.</summary>
internal sealed class MigrationReplay
{
    private readonly HashSet<CatalogIndex> _rawIndexes = [];
    private readonly HashSet<string> _rawNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rawDrops = new(StringComparer.Ordinal);
    private readonly SchemaCatalog _catalog = new();
    private bool _hasForgotten;

    private MigrationReplay()
    {
    }

    private DatabaseSchema Schema { get; set; } = DatabaseSchema.Empty;

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

    /// <summary>
    /// What a snapshot says, with what the migrations did beside it. Where a table's migrations are all understood, its keys are what these made:
    /// people change them by hand, and the snapshot does not see that. Where they are not, SQL written by hand still adds keys and drops them.
    /// </summary>
    public DatabaseSchema AddTo(DatabaseSchema snapshot)
    {
        var tables = snapshot.Tables.Select(table => Schema.Table(table.SchemaName, table.Name) is { } migrated ? Amended(table, migrated) : Alone(table)).ToList();
        var others = Schema.Tables.Where(table => snapshot.Table(table.SchemaName, table.Name) is null);
        return new(tables.Concat(others).ToImmutableArray()) { Functions = Schema.Functions };
    }

    /// <summary>A table of which the migrations that are left do not tell: what one of them did that is not understood may have been done to it.</summary>
    private TableSchema Alone(TableSchema table) => table with { AreKeysKnown = table.AreKeysKnown && !_hasForgotten };

    private void Run(MigrationScript script)
    {
        _catalog.BeginFile(script.Path);
        foreach (var step in script.Steps)
        {
            if (_catalog.IsExhausted)
                return;
            _hasForgotten |= step.Step is ForgetKeys;
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
        var amended = table with { Exclusions = migrated.Exclusions, IsPartitioned = migrated.IsPartitioned, Kind = migrated.Kind };
        return migrated.AreKeysKnown && HaveSameColumns(table, migrated) ? WithKeysOf(amended, migrated) : WithRawKeysOf(amended, migrated);
    }

    /// <summary>A column more or less is a sign that a step was missed.</summary>
    private static bool HaveSameColumns(TableSchema table, TableSchema migrated) =>
        new HashSet<string>(table.Columns.Select(column => column.Name), StringComparer.Ordinal).SetEquals(migrated.Columns.Select(column => column.Name));

    private TableSchema WithKeysOf(TableSchema table, TableSchema migrated)
    {
        // That a snapshot knows nothing of SQL written by hand is no contradiction.
        var doubts = SchemaMerge.KeyDisagreements(migrated, table).Where(doubt => !migrated.UniqueKeys.Concat(table.UniqueKeys).Any(key => key.Describe() == doubt.Subject && IsRaw(key)));
        return table with { UniqueKeys = migrated.UniqueKeys, Disagreements = table.Disagreements.AddRange(doubts) };
    }

    private TableSchema WithRawKeysOf(TableSchema table, TableSchema migrated)
    {
        var kept = table.UniqueKeys.Where(key => key.Name is not { } name || !_rawDrops.Contains(name) || migrated.UniqueKeys.Any(known => known.Name == name)).ToList();
        var made = migrated.UniqueKeys.Where(key => _rawNames.Contains(key.Name ?? "") && kept.All(known => known.Name != key.Name));
        return table with
        {
            UniqueKeys = kept.Concat(made).OrderByDescending(key => key.IsPrimary).ToImmutableArray(),
            AreKeysKnown = table.AreKeysKnown && migrated.AreKeysKnown,
        };
    }

    private bool IsRaw(UniqueKey key) => key.Name is { } name && (_rawNames.Contains(name) || _rawDrops.Contains(name));
}
