namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>The data access libraries that a program references.</summary>
[Flags]
internal enum Libraries
{
    Npgsql = 1,
    Dapper = 2 | Npgsql,
    EntityFramework = 4 | Npgsql,
    All = Dapper | EntityFramework,
}
