using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a model snapshot tells.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Entities">Which entity is stored in which table.</param>
internal sealed record SnapshotModel(ImmutableArray<TableSchema> Tables, ImmutableArray<MigratedEntity> Entities)
{
    /// <summary>A snapshot that tells nothing.</summary>
    public static SnapshotModel Empty { get; } = new(ImmutableArray<TableSchema>.Empty, ImmutableArray<MigratedEntity>.Empty);
}
