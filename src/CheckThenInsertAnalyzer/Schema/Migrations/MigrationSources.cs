using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The classes of a compilation that tell how its PostgreSQL database came to be.</summary>
/// <param name="Snapshots">EF Core's model snapshots, one a context.</param>
/// <param name="Migrations">The migrations, EF Core's before FluentMigrator's, each in their order.</param>
internal sealed record MigrationSources(ImmutableArray<Lazy<SnapshotModel>> Snapshots, ImmutableArray<Lazy<MigrationScript>> Migrations)
{
    /// <summary>The first of them; null when there are none.</summary>
    public object? First => Snapshots.IsEmpty ? Migrations.IsEmpty ? null : Migrations[0] : Snapshots[0];

    /// <summary>Whether they are the very same, read of the same files.</summary>
    public bool IsSameAs(MigrationSources other) => Snapshots.SequenceEqual(other.Snapshots) && Migrations.SequenceEqual(other.Migrations);

    /// <summary>Looks at the classes of all files.</summary>
    public static MigrationSources In(Compilation compilation, CancellationToken cancellation)
    {
        var classes = new List<MigrationClass>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            classes.AddRange(MigrationFile.Of(tree, cancellation).Classes);
        }

        return classes.Count == 0 ? new(ImmutableArray<Lazy<SnapshotModel>>.Empty, ImmutableArray<Lazy<MigrationScript>>.Empty) : Of(classes);
    }

    private static MigrationSources Of(List<MigrationClass> classes)
    {
        var ids = classes.Where(type => type.Id is not null).GroupBy(type => (type.Space, type.Name)).ToDictionary(parts => parts.Key, parts => parts.First().Id!);
        var otherSpaces = new HashSet<string>(classes.Where(type => type.IsOtherSnapshot).Select(type => type.Space), StringComparer.Ordinal);
        var snapshots = classes.Select(type => type.Snapshot).OfType<Lazy<SnapshotModel>>().ToImmutableArray();

        // Migrations without a snapshot are told apart by what is written in them.
        var migrations = classes
            .Where(type => type.Migration is not null && !otherSpaces.Contains(type.Space) && !(snapshots.IsEmpty && type.IsOfOtherDatabase))
            .OrderBy(type => ids.TryGetValue((type.Space, type.Name), out var id) ? id : FileName(type.Path), StringComparer.Ordinal)
            .Select(type => type.Migration!);
        var fluentMigrations = classes
            .Where(type => type.FluentMigration is not null)
            .OrderBy(type => type.Id!.PadLeft(24, '0'), StringComparer.Ordinal)
            .Select(type => type.FluentMigration!);
        return new(snapshots, migrations.Concat(fluentMigrations).ToImmutableArray());
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
