using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A PRIMARY KEY or UNIQUE constraint as written, before the server gives it a name.</summary>
/// <param name="IsPrimary">Which of the two it is.</param>
/// <param name="Name">What CONSTRAINT calls it; null when nothing does.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Included">Those of INCLUDE.</param>
/// <param name="NullsNotDistinct">Whether it says so.</param>
/// <param name="IsDeferrable">Whether it is.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record KeyConstraint(
    bool IsPrimary,
    string? Name,
    ImmutableArray<string> Columns,
    ImmutableArray<string> Included,
    bool NullsNotDistinct,
    bool IsDeferrable,
    SchemaSource Source)
{
    /// <summary>The key with the name that the server gives it.</summary>
    public UniqueKey ToKey(SchemaBuilder schema, TableBuilder table)
    {
        var parts = Columns.Select(column => new KeyPart(column, null)).ToImmutableArray();
        return new UniqueKey(parts, null, Name ?? DefaultName(schema, table), IsPrimary, IsDeferrable, NullsNotDistinct, Source) { IsConstraint = true };
    }

    private string? DefaultName(SchemaBuilder schema, TableBuilder table)
    {
        var name = IsPrimary ? ConstraintNaming.PrimaryKey(table.Name) : ConstraintNaming.UniqueConstraint(table.Name, Columns.Concat(Included));
        return table.Keys.Any(key => key.Name == name) ? null : schema.UnlessTaken(name);
    }
}
