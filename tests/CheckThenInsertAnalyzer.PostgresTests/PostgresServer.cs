using System.Collections.Concurrent;
using CheckThenInsertAnalyzer.PostgresTests;
using CheckThenInsertAnalyzer.PostgresTests.Server;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace CheckThenInsertAnalyzer.PostgresTests;

/// <summary>The server that all tests share. Every test has databases of its own in it.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<PostgresDatabase, bool> databases = [];
    private IRunningServer? server;

    private IRunningServer Server => server ?? throw new InvalidOperationException("the server has not been started");

    public async ValueTask InitializeAsync() =>
        server = await ServerChoice.StartFirstAsync(await ServerChoice.CandidatesAsync());

    /// <summary>Creates an empty database and runs <paramref name="ddl"/> in it.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string ddl = "")
    {
        var database = new PostgresDatabase(this, $"cti_{Guid.NewGuid():N}", Server.ConnectionString);
        // template0 takes no connections, so nobody can be in the way of copying it.
        await ExecuteAsync($"CREATE DATABASE {database.Name} TEMPLATE template0");
        databases.TryAdd(database, true);
        if (ddl.Length > 0)
            await database.ExecuteAsync(ddl);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            return;

        foreach (var database in databases.Keys)
            await database.DisposeAsync();
        await server.DisposeAsync();
    }

    internal async Task DropAsync(PostgresDatabase database)
    {
        if (databases.TryRemove(database, out _))
            await ExecuteAsync($"DROP DATABASE {database.Name} WITH (FORCE)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
