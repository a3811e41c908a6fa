using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What the migrations and model snapshots of a compilation tell of its tables.</summary>
/// <param name="Tables">The tables after the latest migration.</param>
/// <param name="Entities">Which entity is stored in which table, as far as snapshots tell.</param>
internal sealed record MigratedSchema(DatabaseSchema Tables, ImmutableArray<MigratedEntity> Entities)
{
    /// <summary>
    /// Reads them at the least cost: a snapshot is the state after the latest migration, so the migrations are run again only where there is none,
    /// or where one has SQL written by hand that no snapshot knows.
    /// </summary>
    public static MigratedSchema Of(MigrationSources sources)
    {
        var models = sources.Snapshots.Select(SnapshotReader.Read).ToList();
        var snapshot = SchemaMerge.Union(models.Select(model => new DatabaseSchema(model.Tables)));
        var tables = sources.Migrations.IsEmpty && sources.FluentMigrations.IsEmpty ? snapshot : Migrated(snapshot, sources);
        return new(tables, models.SelectMany(model => model.Entities).ToImmutableArray());
    }

    private static DatabaseSchema Migrated(DatabaseSchema snapshot, MigrationSources sources)
    {
        var scripts = sources.Migrations.Select(MigrationReader.Read).ToList();
        var fluentScripts = sources.FluentMigrations.Select(FluentMigrationReader.Read).ToList();
        if (snapshot.Tables.IsEmpty)
            return MigrationReplay.Run(scripts.Concat(fluentScripts)).Schema;

        if (fluentScripts.Count == 0 && !scripts.Exists(script => script.HasRawSteps))
            return snapshot;
        return MigrationReplay.Run(scripts.Concat(fluentScripts)).AddTo(snapshot);
    }
}
