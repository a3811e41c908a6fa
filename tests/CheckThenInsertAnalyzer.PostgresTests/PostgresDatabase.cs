using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests;

/// <summary>A database that one test has for itself; disposing it gives it back to the server.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly PostgresServer server;

    /// <param name="server">Who takes it back.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="serverConnectionString">Connects to the server, to whichever database.</param>
    /// <param name="lease">Differs each time a database is handed out.</param>
    internal PostgresDatabase(PostgresServer server, string name, string serverConnectionString, int lease)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(serverConnectionString)
        {
            Database = name,
            // A pool would keep sessions, and what they left behind, between the calls of a test.
            Pooling = false,
            // Npgsql remembers a database's types by connection string, and an earlier test may have had others.
            Options = $"-c check_then_insert.lease={lease}",
        }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>A connection string whose sessions show <paramref name="applicationName"/> in pg_stat_activity.</summary>
    public string ConnectionStringOf(string applicationName) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = applicationName }.ConnectionString;

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements in a session of their own; returns how many rows they wrote, -1 when none of them writes.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of all rows of a query, as text; NULL as null.</summary>
    public async Task<IReadOnlyList<string?>> TextsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string?>();
        while (await reader.ReadAsync())
            texts.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        return texts;
    }

    /// <summary>The first column of the first row; null when there is no row.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async ValueTask DisposeAsync() => await server.TakeBackAsync(this);
}
