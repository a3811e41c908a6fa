namespace CheckThenInsertAnalyzer.Flow;

/// <summary>In which shape a unique violation reaches the caller of a database call (FACTS F5).</summary>
internal enum ViolationShape
{
    /// <summary>A PostgresException as it is: Dapper, Npgsql, ExecuteSql and queries.</summary>
    Bare,

    /// <summary>A DbUpdateException round it: SaveChanges.</summary>
    Wrapped,
}
