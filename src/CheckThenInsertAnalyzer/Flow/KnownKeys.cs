using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Answers what is known of the unique keys and generated columns of tables and entities.</summary>
internal sealed class KnownKeys(SchemaFiles files, EntityModel entities)
{
    /// <summary>The table; null when no schema file defines it.</summary>
    public TableSchema? Table(TableRows rows, CancellationToken cancellation) =>
        files.Read(cancellation).Table(rows.Table.Schema?.Value, rows.Table.Name.Value);

    /// <summary>The entity's part of the model.</summary>
    public EntitySchema Entity(INamedTypeSymbol entity, CancellationToken cancellation) => entities.For(entity, cancellation);

    /// <summary>The unique keys of the rows; empty when none is known.</summary>
    public ImmutableArray<UniqueKey> UniqueKeysOf(RowSet rows, CancellationToken cancellation) => rows switch
    {
        TableRows table => Table(table, cancellation)?.UniqueKeys ?? ImmutableArray<UniqueKey>.Empty,
        EntityRows { Entity: var entity } => Entity(entity, cancellation).UniqueKeys,
        _ => ImmutableArray<UniqueKey>.Empty,
    };

    /// <summary>The unique key that arbitrates what a check compares: exactly its columns, over all rows; null when none is known.</summary>
    public UniqueKey? ArbiterOf(RowSet rows, KeyPredicate check, CancellationToken cancellation)
    {
        if (check.HasAlternatives)
            return null;
        var columns = new HashSet<string>(check.Comparisons.Select(comparison => comparison.Column), StringComparer.Ordinal);
        return UniqueKeysOf(rows, cancellation).FirstOrDefault(key => key.CoversExactly(columns));
    }
}
