using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What the migrations and model snapshots of a compilation tell of its tables.</summary>
/// <param name="Tables">The tables after the latest migration.</param>
/// <param name="Entities">Which entity is stored in which table, as far as snapshots tell.</param>
internal sealed record MigratedSchema(DatabaseSchema Tables, ImmutableArray<MigratedEntity> Entities)
{
    private static readonly ConditionalWeakTable<object, Remembered> Known = new();

    /// <summary>A compilation without migrations.</summary>
    public static MigratedSchema Empty { get; } = new(DatabaseSchema.Empty, ImmutableArray<MigratedEntity>.Empty);

    /// <summary>
    /// Reads them. A snapshot is the state after the latest migration as the model has it; the migrations are what was done to the database, SQL
    /// written by hand and hand-made changes among it.
    /// </summary>
    public static MigratedSchema Of(MigrationSources sources)
    {
        if (sources.First is not { } first)
            return Empty;

        // The files are the same from one compilation to the next until one of them is edited.
        if (!Known.TryGetValue(first, out var known) || !known.Sources.IsSameAs(sources))
        {
            Known.Remove(first);
            known = Known.GetValue(first, _ => new(sources, Read(sources)));
        }

        return known.Schema;
    }

    private static MigratedSchema Read(MigrationSources sources)
    {
        var models = sources.Snapshots.Select(snapshot => snapshot.Value).ToList();
        var snapshot = SchemaMerge.Union(models.Select(model => new DatabaseSchema(model.Tables)));
        var tables = sources.Migrations.IsEmpty ? snapshot : MigrationReplay.Run(sources.Migrations.Select(migration => migration.Value)).AddTo(snapshot);
        return new(tables, models.SelectMany(model => model.Entities).ToImmutableArray());
    }

    /// <summary>What was read of sources.</summary>
    private sealed record Remembered(MigrationSources Sources, MigratedSchema Schema);
}
