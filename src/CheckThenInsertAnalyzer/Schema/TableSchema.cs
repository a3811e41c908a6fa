using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A table with its columns and unique keys.</summary>
/// <param name="SchemaName">Null when the text that defines it gives none.</param>
/// <param name="Name">As the server stores it.</param>
/// <param name="Columns">In the order of definition.</param>
/// <param name="UniqueKeys">The primary key first. A simple view has those of its table whose columns it shows, under its own column names.</param>
/// <param name="IsPartitioned">A violation on a partitioned table names the partition's index (FACTS F3).</param>
/// <param name="Source">Where it was read.</param>
internal sealed record TableSchema(
    string? SchemaName,
    string Name,
    ImmutableArray<ColumnSchema> Columns,
    ImmutableArray<UniqueKey> UniqueKeys,
    bool IsPartitioned,
    SchemaSource Source)
{
    /// <summary>What kind of relation it is.</summary>
    public RelationKind Kind { get; init; } = IsPartitioned ? RelationKind.PartitionedTable : RelationKind.Table;

    /// <summary>The keys of a view's table that have a column which the view does not show: they arbitrate only where there is no target. Empty for other relations.</summary>
    public ImmutableArray<UniqueKey> HiddenKeys { get; init; } = ImmutableArray<UniqueKey>.Empty;

    /// <summary>The exclusion constraints: they arbitrate ON CONFLICT only by name or without a target, and only DO NOTHING (FACTS B10). A view has those of its table.</summary>
    public ImmutableArray<ExclusionConstraint> Exclusions { get; init; } = ImmutableArray<ExclusionConstraint>.Empty;

    /// <summary>The names of constraints that have no unique index, such as CHECK and FOREIGN KEY: ON CONSTRAINT fails on them with 42809 (FACTS B5).</summary>
    public ImmutableArray<string> OtherConstraints { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether all columns are known. False for CREATE TABLE AS and the like: a column that is not listed may be there all the same.</summary>
    public bool AreColumnsKnown { get; init; } = true;

    /// <summary>Whether all unique keys are known. False when a statement that makes or changes one was not understood: a key that is not listed may be there all the same.</summary>
    public bool AreKeysKnown { get; init; } = true;

    /// <summary>Whether a rule ON INSERT or ON UPDATE stands on it: INSERT with ON CONFLICT is then refused with 0A000 (FACTS B15).</summary>
    public bool HasInsertOrUpdateRule { get; init; }

    /// <summary>Where two sources say different things about this table; empty when they agree or there is only one.</summary>
    public ImmutableArray<SchemaDisagreement> Disagreements { get; init; } = ImmutableArray<SchemaDisagreement>.Empty;

    /// <summary>The column of that name; null when the table has none or its columns are not known.</summary>
    public ColumnSchema? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
