using System.Collections.Concurrent;
using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Answers what is known of the unique keys and generated columns of tables and entities: by the project itself, or else by a referenced project that
/// comes with its source, as a context and its migrations often stand in a project of their own.
/// </summary>
/// <param name="tables">The tables of the project's own sources.</param>
/// <param name="entities">The model of the project's own contexts.</param>
/// <param name="referenced">What the referenced projects know, nearest first; asked only for what the project does not know itself.</param>
internal sealed class KnownKeys(KnownTables tables, EntityModel entities, Func<IEnumerable<KnownKeys>> referenced)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, KnownKeys> _owners = new(SymbolEqualityComparer.Default);

    /// <summary>The table; null when no source defines it.</summary>
    public TableSchema? Table(TableRows rows, CancellationToken cancellation) =>
        TableHere(rows, cancellation) ?? referenced().Select(keys => keys.TableHere(rows, cancellation)).FirstOrDefault(table => table is not null);

    private TableSchema? TableHere(TableRows rows, CancellationToken cancellation) => tables.Table(rows.Table.KnownSchema, rows.Table.Name.Value, cancellation);

    /// <summary>The entity as the model alone has it, which costs less to know: for a first look at what a rule rests on.</summary>
    public EntitySchema Modelled(INamedTypeSymbol entity, CancellationToken cancellation) => OwnerOf(entity, cancellation).ModelledHere(entity, cancellation);

    private EntitySchema ModelledHere(INamedTypeSymbol entity, CancellationToken cancellation) => entities.For(entity, cancellation);

    /// <summary>The property that alone is the entity's key, as the class or else the model has it; null when there are several or none is known.</summary>
    public IPropertySymbol? OnlyKeyPropertyOf(INamedTypeSymbol entity, CancellationToken cancellation) =>
        ConventionalKey.Of(entity)
        ?? (Modelled(entity, cancellation).PrimaryKey is { Parts: [{ Column: { } key }] } ? entity.PropertyNamed(key) : null);

    /// <summary>The entity: the model's part, with the keys of its tables where they are known.</summary>
    public EntitySchema Entity(INamedTypeSymbol entity, CancellationToken cancellation)
    {
        var model = Modelled(entity, cancellation);
        return StoredOf(entity, cancellation) is { } stored ? stored.Describe(model) : model;
    }

    /// <summary>The tables that certainly hold the entity's rows; null when that cannot be told.</summary>
    private StoredEntity? StoredOf(INamedTypeSymbol entity, CancellationToken cancellation) => OwnerOf(entity, cancellation).StoredHere(entity, cancellation);

    private StoredEntity? StoredHere(INamedTypeSymbol entity, CancellationToken cancellation) => tables.Of(entity, cancellation);

    /// <summary>Who tells of the entity: this project, unless a referenced one alone has it in its model.</summary>
    private KnownKeys OwnerOf(INamedTypeSymbol entity, CancellationToken cancellation)
    {
        if (_owners.TryGetValue(entity, out var known))
            return known;
        var owner = Knows(entity, cancellation) ? this : referenced().FirstOrDefault(keys => keys.Knows(entity, cancellation)) ?? this;
        return _owners.GetOrAdd(entity, owner);
    }

    private bool Knows(INamedTypeSymbol entity, CancellationToken cancellation) => entities.Knows(entity, cancellation);

    /// <summary>The unique keys of the rows, in the rows' own names; empty when none is known.</summary>
    public ImmutableArray<UniqueKey> UniqueKeysOf(RowSet rows, CancellationToken cancellation) => rows switch
    {
        TableRows table => Table(table, cancellation)?.UniqueKeys ?? ImmutableArray<UniqueKey>.Empty,
        EntityRows { Entity: var entity } => Entity(entity, cancellation).UniqueKeys,
        _ => ImmutableArray<UniqueKey>.Empty,
    };

    /// <summary>Whether the keys that are known are all that there are.</summary>
    public bool AreKeysKnown(RowSet rows, CancellationToken cancellation) => rows switch
    {
        TableRows table => Table(table, cancellation) is { AreKeysKnown: true, Kind: RelationKind.Table or RelationKind.PartitionedTable },
        EntityRows { Entity: var entity } => Entity(entity, cancellation).AreKeysKnown,
        _ => false,
    };

    /// <summary>What sources disagree about, in the rows' own names.</summary>
    public ImmutableArray<SchemaDisagreement> DisagreementsOf(RowSet rows, CancellationToken cancellation) => rows switch
    {
        TableRows { Table: var table } => tables.All(cancellation).Table(table.KnownSchema, table.Name.Value)?.Disagreements ?? ImmutableArray<SchemaDisagreement>.Empty,
        EntityRows { Entity: var entity } => Entity(entity, cancellation).Disagreements,
        _ => ImmutableArray<SchemaDisagreement>.Empty,
    };

    /// <summary>The unique key that arbitrates what a check compares: exactly its columns, over all rows; null when none is known.</summary>
    public UniqueKey? ArbiterOf(RowSet rows, KeyPredicate check, CancellationToken cancellation)
    {
        if (check.HasAlternatives)
            return null;
        var columns = StoredColumnsOf(rows, check, cancellation);
        return UniqueKeysOf(rows, cancellation).FirstOrDefault(key => key.CoversExactly(columns));
    }

    /// <summary>The columns that hold what a check compares: a navigation's are those of its foreign key.</summary>
    public HashSet<string> StoredColumnsOf(RowSet rows, KeyPredicate check, CancellationToken cancellation) =>
        new(check.ComparedColumns.SelectMany(column => StoredAt(rows, column, cancellation)), StringComparer.Ordinal);

    /// <summary>The columns that hold what the check knows as one column, in their order.</summary>
    public ImmutableArray<string> StoredAt(RowSet rows, string column, CancellationToken cancellation) =>
        rows is EntityRows { Entity: var entity } ? Modelled(entity, cancellation).StoredAt(column) : ImmutableArray.Create(column);

    /// <summary>Whether a table of the entity is known to have a column for the property, which may be a shadow property.</summary>
    public bool IsStored(INamedTypeSymbol entity, string property, CancellationToken cancellation) =>
        StoredOf(entity, cancellation) is { Parts: var parts } && parts.Any(part => part.ColumnOf(property) is not null);

    /// <summary>Whether one column alone tells which row it is, by what is known of the keys or else by convention.</summary>
    public bool IsIdentity(RowSet rows, string column, CancellationToken cancellation) =>
        UniqueKeysOf(rows, cancellation).Any(key => key.Parts is [{ Column: { } only }] && only == column)
        || (rows is EntityRows { Entity: var entity } ? ConventionalKey.Of(entity)?.Name == column : string.Equals(column, "id", StringComparison.OrdinalIgnoreCase));

    /// <summary>What is known of the unique key behind a check of these rows.</summary>
    public KeyEvidence EvidenceFor(RowSet rows, KeyPredicate check, CancellationToken cancellation)
    {
        if (check.HasRangeOrPattern || check.Comparisons.IsEmpty)
            return new(KeyCoverage.Unknown, null, null);
        if (check.HasAlternatives)
            return EvidenceForEach(rows, check, cancellation);

        var compared = StoredColumnsOf(rows, check, cancellation);
        var keys = UniqueKeysOf(rows, cancellation).Where(key => key.IsValid && key.Parts.All(part => part.Column is not { } column || compared.Contains(column))).ToList();
        var covering = keys.Where(key => key.Predicate is null && key.Parts.All(part => part.Column is not null)).OrderByDescending(key => key.Parts.Length).FirstOrDefault();
        var disagreements = DisagreementsOf(rows, cancellation);
        if (covering is not null)
            return new(KeyCoverage.Covered, covering, disagreements.About(covering));

        // A partial key covers some rows, and what an expression makes of a column may be another column's.
        var doubt = disagreements.AboutKeyOn(compared);
        return new(keys.Count > 0 || doubt is not null || check.Unseen is not null || !AreKeysKnown(rows, cancellation) ? KeyCoverage.Unknown : KeyCoverage.Uncovered, null, doubt);
    }

    /// <summary>What is known of a check with alternatives: a key on what all of them demand covers each, and one on what one demands beside it covers that one.</summary>
    private KeyEvidence EvidenceForEach(RowSet rows, KeyPredicate check, CancellationToken cancellation)
    {
        var demanded = check.Comparisons.RemoveAll(comparison => comparison.Alternative is not null);
        if (EvidenceFor(rows, check with { Comparisons = demanded }, cancellation) is { Coverage: KeyCoverage.Covered } covered)
            return covered;
        var each = check.Comparisons.Select(comparison => comparison.Alternative).OfType<int>().Distinct()
            .Select(alternative => EvidenceFor(rows, check with { Comparisons = demanded.AddRange(check.Comparisons.Where(comparison => comparison.Alternative == alternative).Select(comparison => comparison with { Alternative = null })) }, cancellation));
        return new(KeyCoverage.Unknown, null, null) { Shared = each.Select(evidence => evidence.Key).FirstOrDefault(key => key is not null) };
    }

    /// <summary>
    /// A check of one kind of rows as a check of another: a table's columns as an entity's properties and the other way round. Null when both are
    /// not certainly the same rows, or when a column has no counterpart.
    /// </summary>
    public KeyPredicate? Translate(KeyPredicate check, RowSet from, RowSet to, CancellationToken cancellation)
    {
        if (from.CanBeSameAs(to))
            return check;

        var names = (from, to) switch
        {
            (TableRows table, EntityRows entity) => PartOf(entity, table, cancellation) is { } part ? column => part.Columns.FirstOrDefault(pair => pair.Value == column).Key : null,
            (EntityRows entity, TableRows table) => PartOf(entity, table, cancellation) is { } part ? part.ColumnOf : null,
            _ => (Func<string, string?>?)null,
        };
        if (names is null)
            return null;

        var comparisons = check.Comparisons.Select(comparison => names(comparison.Column) is { } name ? comparison with { Column = name } : null).ToList();
        return comparisons.Contains(null) ? null : check with { Comparisons = comparisons.ToImmutableArray()! };
    }

    private StoredPart? PartOf(EntityRows entity, TableRows rows, CancellationToken cancellation) =>
        Table(rows, cancellation) is { } table ? StoredOf(entity.Entity, cancellation)?.PartIn(table) : null;
}
