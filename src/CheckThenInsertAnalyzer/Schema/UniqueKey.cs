using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A primary key, unique constraint or unique index.</summary>
/// <param name="Parts">The key columns and expressions, in the order of the index; INCLUDE columns are not among them.</param>
/// <param name="Predicate">The WHERE of a partial index as written; null for a full one.</param>
/// <param name="Name">The name under which a violation reports it, as the server spells it (folded, cut at 63 bytes; FACTS F3); null when it is not known.</param>
/// <param name="IsPrimary">Whether it is the primary key.</param>
/// <param name="IsDeferrable">A deferrable key cannot arbitrate ON CONFLICT (FACTS B9).</param>
/// <param name="NullsNotDistinct">Whether two NULLs conflict (PostgreSQL 15).</param>
/// <param name="Source">Where this was read.</param>
internal sealed record UniqueKey(
    ImmutableArray<KeyPart> Parts,
    string? Predicate,
    string? Name,
    bool IsPrimary,
    bool IsDeferrable,
    bool NullsNotDistinct,
    SchemaSource Source)
{
    /// <summary>Whether it is a constraint, which ON CONFLICT ON CONSTRAINT can name, and not a bare unique index, which it cannot (FACTS B5).</summary>
    public bool IsConstraint { get; init; } = IsPrimary;

    /// <summary>False for what a failed CREATE UNIQUE INDEX CONCURRENTLY or CREATE UNIQUE INDEX ON ONLY leaves behind: it arbitrates nothing (FACTS B14).</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Whether the key is made of exactly these columns, in any order (FACTS B4), over all rows.</summary>
    public bool CoversExactly(ICollection<string> columns) =>
        Predicate is null
        && Parts.Length == columns.Count
        && Parts.All(part => part.Column is { } column && columns.Contains(column));

    /// <summary>The parts with commas between them, for messages.</summary>
    public string Describe() => string.Join(", ", Parts);
}
