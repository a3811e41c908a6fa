using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A key or unique index of an entity of a model snapshot.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Name">Its name where the snapshot gives it; null leaves it to convention.</param>
/// <param name="Filter">The predicate of a partial index; null for none.</param>
/// <param name="NullsNotDistinct">Whether two NULLs conflict.</param>
/// <param name="Collations">The collations of its columns, in their order; empty when it names none.</param>
/// <param name="OperatorClasses">The operator classes of its columns, in their order; empty when it names none.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record SnapshotKey(
    SnapshotKeyKind Kind,
    ImmutableArray<string> Properties,
    string? Name,
    string? Filter,
    bool NullsNotDistinct,
    ImmutableArray<string> Collations,
    ImmutableArray<string> OperatorClasses,
    SchemaSource Source)
{
    /// <summary>The key of the table, its name given by convention where the snapshot gives none.</summary>
    public UniqueKey ToKey(string table, ImmutableArray<string> columns) => new(
        columns.Select(Part).ToImmutableArray(),
        Filter,
        IdentifierFolding.Truncate(Name ?? DefaultName(table, columns)),
        IsPrimary: Kind == SnapshotKeyKind.Primary,
        IsDeferrable: false,
        NullsNotDistinct,
        Source)
    {
        IsConstraint = Kind != SnapshotKeyKind.Index,
    };

    private KeyPart Part(string column, int index) => new(column, Expression: null)
    {
        Collation = index < Collations.Length ? Collations[index] : null,
        OperatorClass = index < OperatorClasses.Length ? OperatorClasses[index] : null,
    };

    private string DefaultName(string table, ImmutableArray<string> columns) => Kind switch
    {
        SnapshotKeyKind.Primary => RelationalNaming.PrimaryKey(table),
        SnapshotKeyKind.Alternate => RelationalNaming.AlternateKey(table, columns),
        _ => RelationalNaming.Index(table, columns),
    };
}
