using Npgsql;
using Testcontainers.PostgreSql;

namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A server in a container, for machines that have Docker and no PostgreSQL.</summary>
internal sealed class ContainerServer : IServerCandidate
{
    private const string Image = "postgres:17-alpine";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    public string Name => $"container of {Image}";

    public async Task<IRunningServer> StartAsync()
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        var container = new PostgreSqlBuilder(Image).WithCommand("-c", "fsync=off").Build();
        await container.StartAsync(limit.Token);
        return new Running(container);
    }

    private sealed class Running(PostgreSqlContainer container) : IRunningServer
    {
        public string ConnectionString => container.GetConnectionString();

        public async Task<string> DumpSchemaAsync(string database)
        {
            var result = await container.ExecAsync(["pg_dump", "--schema-only", "--username", new NpgsqlConnectionStringBuilder(ConnectionString).Username!, database]);
            return result.ExitCode == 0 ? result.Stdout : throw new InvalidOperationException(result.Stderr);
        }

        public ValueTask DisposeAsync() => container.DisposeAsync();
    }
}
