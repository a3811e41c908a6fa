namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>By which library a call reaches the database. It decides in which shape a unique violation arrives (FACTS F5).</summary>
internal enum DatabaseLibrary
{
    /// <summary>Dapper's extension methods.</summary>
    Dapper,

    /// <summary>Npgsql's commands, also through the base types of System.Data.Common.</summary>
    Npgsql,

    /// <summary>A DbContext's change tracker and queries.</summary>
    EntityFramework,

    /// <summary>SQL text that EF Core passes on as it is (ExecuteSql, FromSql, SqlQuery).</summary>
    EntityFrameworkSql,
}
