using System.Collections.Concurrent;
using CheckThenInsertAnalyzer.PostgresTests;
using CheckThenInsertAnalyzer.PostgresTests.Server;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace CheckThenInsertAnalyzer.PostgresTests;

/// <summary>The server that all tests share. Whoever needs a database gets one that is empty and nobody else's.</summary>
/// <remarks>
/// CREATE DATABASE copies the whole catalogue, which takes longer than most tests. A database that a test has given back
/// is therefore emptied and handed out again.
/// </remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Empty = """
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', name);
            END LOOP;
            CREATE SCHEMA public;
        END $$;
        """;

    private readonly ConcurrentBag<string> idle = [];
    private readonly ConcurrentDictionary<string, bool> created = [];
    private IRunningServer? server;
    private int leases;

    private IRunningServer Server => server ?? throw new InvalidOperationException("the server has not been started");

    public async ValueTask InitializeAsync() =>
        server = await ServerChoice.StartFirstAsync(await ServerChoice.CandidatesAsync());

    /// <summary>Hands out an empty database and runs <paramref name="ddl"/> in it. Disposing it gives it back.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string ddl = "")
    {
        var name = idle.TryTake(out var known) ? known : await CreateAsync();
        var database = new PostgresDatabase(this, name, Server.ConnectionString, Interlocked.Increment(ref leases));
        if (ddl.Length > 0)
            await database.ExecuteAsync(ddl);
        return database;
    }

    /// <summary>What <c>pg_dump --schema-only</c> writes of the database.</summary>
    public Task<string> DumpSchemaAsync(PostgresDatabase database) => Server.DumpSchemaAsync(database.Name);

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            return;

        foreach (var name in created.Keys)
            await DropAsync(name);
        await server.DisposeAsync();
    }

    internal async Task TakeBackAsync(PostgresDatabase database)
    {
        try
        {
            await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Name}'");
            await database.ExecuteAsync(Empty);
        }
        // A role that does not own the schema public, which up to version 14 belongs to the superuser, cannot empty it.
        catch (NpgsqlException)
        {
            await DropAsync(database.Name);
            return;
        }

        idle.Add(database.Name);
    }

    private async Task<string> CreateAsync()
    {
        var name = $"cti_{Guid.NewGuid():N}";
        // template0 takes no connections, so nobody can be in the way of copying it.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        created.TryAdd(name, true);
        return name;
    }

    private async Task DropAsync(string database)
    {
        await ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        created.TryRemove(database, out _);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
