using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A table that holds properties of an entity.</summary>
/// <param name="Table">The table, as all sources together tell of it.</param>
/// <param name="Columns">The columns by property name.</param>
internal sealed record StoredPart(TableSchema Table, ImmutableDictionary<string, string> Columns)
{
    /// <summary>The table's keys in property names; a column that no property has keeps its name.</summary>
    public IEnumerable<UniqueKey> UniqueKeys => Table.UniqueKeys.Select(key => key with
    {
        Parts = key.Parts.Select(part => part.Column is { } column ? part with { Column = PropertyOf(column) } : part).ToImmutableArray(),
    });

    /// <summary>What sources disagree about, in property names.</summary>
    public IEnumerable<SchemaDisagreement> Disagreements => Table.Disagreements.Select(disagreement => disagreement with
    {
        Subject = string.Join(", ", disagreement.Subject.Split([", "], StringSplitOptions.None).Select(PropertyOf)),
    });

    /// <summary>The column of a property; null when this table has none.</summary>
    public string? ColumnOf(string property) => Columns.TryGetValue(property, out var column) ? column : null;

    /// <summary>The property that the column stores; the column's own name when no property is known to.</summary>
    public string PropertyOf(string column) => Columns.FirstOrDefault(pair => pair.Value == column).Key ?? column;
}
