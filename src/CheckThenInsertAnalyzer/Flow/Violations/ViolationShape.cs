namespace CheckThenInsertAnalyzer.Flow;

/// <summary>In which shape a unique violation reaches the caller of a database call (FACTS F5).</summary>
internal enum ViolationShape
{
    /// <summary>A PostgresException as it is: Dapper, Npgsql, ExecuteSql, queries, COPY and Commit.</summary>
    Bare,

    /// <summary>A DbUpdateException round it: SaveChanges. EntityFramework.Exceptions puts a UniqueConstraintException, which derives from it, in its place.</summary>
    Wrapped,

    /// <summary>A NpgsqlException round an AggregateException: several failed commands of a batch with error barriers.</summary>
    Several,

    /// <summary>An AggregateException round a bare one: Wait and Result.</summary>
    BareInAggregate,

    /// <summary>An AggregateException round a wrapped one.</summary>
    WrappedInAggregate,
}
