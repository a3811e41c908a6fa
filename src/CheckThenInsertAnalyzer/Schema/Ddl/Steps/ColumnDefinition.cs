using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A column as CREATE TABLE or ADD COLUMN defines it.</summary>
/// <param name="Name">As the server stores it.</param>
/// <param name="TypeName">As written, in lower case; null where the column comes from a type or a partitioned table.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
internal sealed record ColumnDefinition(string Name, string? TypeName, int Line) : TableElement(Line)
{
    /// <summary>What COLLATE names; null for the type's own.</summary>
    public string? Collation { get; init; }

    public bool IsNotNull { get; init; }

    /// <summary>Who gives the value when an INSERT does not; null when nothing is said.</summary>
    public ColumnDefault? Default { get; init; }

    /// <summary>The constraints that it defines along with itself.</summary>
    public ImmutableArray<ConstraintDefinition> Constraints { get; init; } = ImmutableArray<ConstraintDefinition>.Empty;
}
