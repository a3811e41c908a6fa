using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>The folder that holds a PostgreSQL server's programs.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public CommandLine InitDb(params IReadOnlyList<string> arguments) => new(PathOf("initdb"), arguments);

    public CommandLine PgCtl(params IReadOnlyList<string> arguments) => new(PathOf("pg_ctl"), arguments);

    /// <summary>Writes the schema of a database as SQL.</summary>
    /// <param name="connectionString">Connects to the server, to whichever database.</param>
    /// <param name="database">The database.</param>
    public CommandLine PgDump(string connectionString, string database)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var target = $"host={server.Host} port={server.Port} user={server.Username} dbname={database}" + (server.Password is { Length: > 0 } password ? $" password={password}" : "");
        return new(PathOf("pg_dump"), "--schema-only", "--dbname", target);
    }

    /// <summary>Whether pg_dump is there.</summary>
    public bool CanDump => File.Exists(PathOf("pg_dump"));

    /// <summary>The programs that are not there; empty when a server can be tried.</summary>
    public IEnumerable<string> Missing => Needed.Where(program => !File.Exists(PathOf(program)));

    private string PathOf(string program) =>
        Path.Combine(Folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
}
