using System.Collections.Concurrent;
using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The tables of a compilation's database as all sources together tell of them: schema files, then migrations and snapshots, then EF Core's model
/// in the source. Any number of threads may ask. Nothing is read before the first question.
/// </summary>
internal sealed class KnownTables(Compilation compilation, SchemaFiles files, EntityModel entities)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, Answer> _stored = new(SymbolEqualityComparer.Default);
    private readonly object _reading = new();
    private MigratedSchema? _migrated;
    private DatabaseSchema? _trusted;
    private DatabaseSchema? _all;

    /// <summary>
    /// The table of that name; null when none is known, or several may be meant. EF Core's model, which costs most to read, is asked only for what
    /// no other source tells.
    /// </summary>
    public TableSchema? Table(string? schemaName, string name, CancellationToken cancellation) =>
        Trusted(cancellation).Table(schemaName, name) ?? All(cancellation).Table(schemaName, name);

    /// <summary>All tables, with what the sources disagree about.</summary>
    public DatabaseSchema All(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _all) is { } known)
            return known;

        // Only a completed reading is kept, so that a cancelled question leaves the next one to read again.
        lock (_reading)
        {
            if (_all is null)
                Volatile.Write(ref _all, SchemaMerge.Of([Trusted(cancellation), ModelTables(cancellation)]));
            return _all!;
        }
    }

    /// <summary>The tables and functions of schema files and migrations.</summary>
    public DatabaseSchema Trusted(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _trusted) is { } known)
            return known;

        lock (_reading)
        {
            if (_trusted is null)
                Volatile.Write(ref _trusted, SchemaMerge.Of([files.Read(cancellation), Migrated(cancellation).Tables]));
            return _trusted!;
        }
    }

    /// <summary>The tables that certainly hold the entity's rows; null when that cannot be told.</summary>
    public StoredEntity? Of(INamedTypeSymbol entity, CancellationToken cancellation)
    {
        if (_stored.TryGetValue(entity, out var known))
            return known.Entity;

        var found = Find(entity, cancellation);
        return _stored.GetOrAdd(entity, new Answer(found)).Entity;
    }

    private StoredEntity? Find(INamedTypeSymbol entity, CancellationToken cancellation)
    {
        var all = All(cancellation);
        var parts = MigratedParts(entity, all, cancellation) ?? ModelParts(entity, all, cancellation);
        return parts is { IsEmpty: false } known ? new StoredEntity(known) : null;
    }

    /// <summary>What snapshots tell: names written out, for the entity and the base classes that have tables of their own. Null when they do not know the entity.</summary>
    private ImmutableArray<StoredPart>? MigratedParts(INamedTypeSymbol entity, DatabaseSchema all, CancellationToken cancellation)
    {
        var parts = ImmutableArray.CreateBuilder<StoredPart>();
        foreach (var type in entity.SelfAndBases())
        {
            var name = FullName(type);
            var known = Migrated(cancellation).Entities.Where(candidate => candidate.Name == name).ToList();
            if (known.Count == 0 && parts.Count == 0)
                return null;
            foreach (var stored in known)
            {
                if (all.Table(stored.SchemaName, stored.TableName) is not { } table || known.Exists(other => other.TableName != stored.TableName || other.SchemaName != stored.SchemaName))
                    return null;
                if (!parts.Any(part => ReferenceEquals(part.Table, table)))
                    parts.Insert(0, new(table, stored.Columns));
            }
        }

        return parts.ToImmutable();
    }

    private ImmutableArray<StoredPart>? ModelParts(INamedTypeSymbol entity, DatabaseSchema all, CancellationToken cancellation)
    {
        var parts = ImmutableArray.CreateBuilder<StoredPart>();
        ISymbol? context = null;
        foreach (var stored in entities.TablesOf(entity, cancellation))
        {
            // Several contexts may keep the entity in different tables.
            if (!IsCertain(stored) || (parts.Count > 0 && !SymbolEqualityComparer.Default.Equals(context, stored.Context) && !parts.Any(part => part.Table.Name == stored.Table.Name)))
                return null;
            if (all.Table(stored.Table.SchemaName, stored.Table.Name) is not { } table)
                return null;
            context = stored.Context;
            if (!parts.Any(part => ReferenceEquals(part.Table, table)))
                parts.Add(new(table, stored.Columns));
        }

        return parts.ToImmutable();
    }

    /// <summary>The model's tables whose names are certainly the server's; of keys that may have other names it tells none.</summary>
    private DatabaseSchema ModelTables(CancellationToken cancellation) =>
        SchemaMerge.Union(entities.Tables(cancellation)
            .Where(IsCertain)
            .GroupBy(stored => stored.Table)
            .Select(stored => new DatabaseSchema(ImmutableArray.Create(WithCertainNames(stored.First())))));

    private static bool IsCertain(EntityTable stored) => stored.IsCertain(stored.Table.Name) && stored.Table.Columns.All(column => stored.IsCertain(column.Name));

    private static TableSchema WithCertainNames(EntityTable stored) => stored.Table with
    {
        UniqueKeys = stored.Table.UniqueKeys.Select(key => key.Name is { } name && !stored.IsCertain(name) ? key with { Name = null } : key).ToImmutableArray(),
    };

    private MigratedSchema Migrated(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _migrated) is { } known)
            return known;

        lock (_reading)
        {
            if (_migrated is null)
                Volatile.Write(ref _migrated, MayHaveMigrations ? MigratedSchema.Of(MigrationSources.In(compilation, cancellation)) : MigratedSchema.Empty);
            return _migrated!;
        }
    }

    private bool MayHaveMigrations =>
        compilation.FindType("Microsoft.EntityFrameworkCore.Migrations.Migration") is not null || compilation.FindType("FluentMigrator.MigrationBase") is not null;

    /// <summary>The name by which a snapshot calls the class: namespaces, then the classes that it is nested in, each with a plus sign after it.</summary>
    private static string FullName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            name = space.Name + "." + name;
        return name;
    }

    /// <summary>An answer that may be that nothing is known.</summary>
    private sealed record Answer(StoredEntity? Entity);
}
