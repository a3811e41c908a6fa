using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// A table that EF Core's model gives to an entity type. Entity types that share a table (a hierarchy in one table, owned types, table splitting)
/// have one of these each, with the same <see cref="Table"/>; an entity type spread over several tables has one for each, that of its root first.
/// </summary>
/// <param name="Context">The context whose model it is; null for an entity that only a configuration class of the source tells of.</param>
/// <param name="Entity">The entity's class; null for a join table without a class of its own.</param>
/// <param name="Table">The table in the server's names: all its columns and unique keys, whichever entity type they come from.</param>
/// <param name="Columns">The column of each mapped property that is stored in this table; those of an owned or complex type by their path, such as Address.City.</param>
/// <param name="UncertainNames">
/// Names in <paramref name="Table"/> that are EF Core's own choice although something that cannot be seen may change it: a naming convention set up where the
/// context is registered, or a loop over the model. Names that the source gives are never among them.
/// </param>
internal sealed record EntityTable(
    INamedTypeSymbol? Context,
    INamedTypeSymbol? Entity,
    TableSchema Table,
    ImmutableDictionary<string, string> Columns,
    ImmutableHashSet<string> UncertainNames)
{
    /// <summary>Whether code that the compilation does not hold configures the entity type too, so that it may have other keys, or none of these.</summary>
    public bool IsConfiguredElsewhere { get; init; }

    /// <summary>Whether the name of the table, of one of its columns or keys is certainly the server's.</summary>
    public bool IsCertain(string name) => !UncertainNames.Contains(name);

    /// <summary>The column that stores the property; null when this table has none.</summary>
    /// <param name="property">The property's name, or its path through owned or complex types.</param>
    public string? ColumnOf(string property) => Columns.TryGetValue(property, out var column) ? column : null;
}
