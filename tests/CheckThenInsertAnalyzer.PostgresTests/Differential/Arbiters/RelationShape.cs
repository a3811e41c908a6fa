namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>What sort of relation a generated statement inserts into.</summary>
internal enum RelationShape
{
    Plain,
    Partitioned,
    Partition,

    /// <summary>A partitioned table with an index that the partition has not, and that is therefore not valid.</summary>
    HalfIndexed,
    Child,
    View,
    RenamingView,

    /// <summary>A table with a rule.</summary>
    Ruled,
    Materialized,
}
