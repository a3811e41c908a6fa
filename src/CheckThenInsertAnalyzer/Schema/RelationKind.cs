namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an INSERT can name.</summary>
internal enum RelationKind
{
    /// <summary>An ordinary table, a partition among them.</summary>
    Table,

    /// <summary>A partitioned table: its violations name the partition's index (FACTS F3).</summary>
    PartitionedTable,

    /// <summary>A view; a simple one passes INSERT with ON CONFLICT on to its table (FACTS B15).</summary>
    View,

    /// <summary>A materialized view: an INSERT is refused with 42809 (FACTS B15).</summary>
    MaterializedView,

    /// <summary>A foreign table: it has no unique index of its own.</summary>
    ForeignTable,
}
