namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>The folder that holds a PostgreSQL server's programs.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public CommandLine InitDb(params IReadOnlyList<string> arguments) => new(PathOf("initdb"), arguments);

    public CommandLine PgCtl(params IReadOnlyList<string> arguments) => new(PathOf("pg_ctl"), arguments);

    /// <summary>The programs that are not there; empty when a server can be tried.</summary>
    public IEnumerable<string> Missing => Needed.Where(program => !File.Exists(PathOf(program)));

    private string PathOf(string program) =>
        Path.Combine(Folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
}
