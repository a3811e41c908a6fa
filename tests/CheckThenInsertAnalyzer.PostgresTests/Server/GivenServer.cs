using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A server that somebody else runs, named by an environment variable.</summary>
internal sealed class GivenServer(string connectionString) : IServerCandidate, IRunningServer
{
    /// <summary>Holds a connection string to a server whose role may create databases.</summary>
    public const string Variable = "CTI_POSTGRES";

    public string Name => Variable;

    public string ConnectionString => connectionString;

    /// <summary>The server that the environment names; null when it names none.</summary>
    public static GivenServer? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? new GivenServer(value) : null;

    public async Task<IRunningServer> StartAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return this;
    }

    public async Task<string> DumpSchemaAsync(string database)
    {
        var binaries = (await BinaryFolders.InOrderAsync()).Select(folder => new PostgresBinaries(folder)).FirstOrDefault(binaries => binaries.CanDump)
            ?? throw new InvalidOperationException("there is no pg_dump on this machine");
        return await binaries.PgDump(connectionString, database).RunAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
