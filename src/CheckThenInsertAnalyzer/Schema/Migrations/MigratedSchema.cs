using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What the migrations and model snapshots of a compilation tell of its tables.</summary>
/// <param name="Tables">The tables after the latest migration.</param>
/// <param name="Entities">Which entity is stored in which table, as far as snapshots tell.</param>
internal sealed record MigratedSchema(DatabaseSchema Tables, ImmutableArray<MigratedEntity> Entities)
{
    /// <summary>A compilation without migrations.</summary>
    public static MigratedSchema Empty { get; } = new(DatabaseSchema.Empty, ImmutableArray<MigratedEntity>.Empty);

    /// <summary>
    /// Reads them. A snapshot is the state after the latest migration as the model has it; the migrations are what was done to the database, SQL
    /// written by hand and hand-made changes among it.
    /// </summary>
    public static MigratedSchema Of(MigrationSources sources)
    {
        var models = sources.Snapshots.Select(snapshot => snapshot.Value).ToList();
        var snapshot = SchemaMerge.Union(models.Select(model => new DatabaseSchema(model.Tables)));
        var tables = sources.Migrations.IsEmpty ? snapshot : MigrationReplay.Run(sources.Migrations.Select(migration => migration.Value)).AddTo(snapshot);
        return new(tables, models.SelectMany(model => model.Entities).ToImmutableArray());
    }
}
