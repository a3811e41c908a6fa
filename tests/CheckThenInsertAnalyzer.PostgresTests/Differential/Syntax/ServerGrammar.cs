using Npgsql;
using NpgsqlTypes;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>
/// Asks the server's grammar about a text, and nothing behind the grammar: in a transaction that has failed the server still parses every
/// text (42601) before it says that it ignores it (25P02), so that no table need exist and nothing runs.
/// </summary>
internal sealed class ServerGrammar : IAsyncDisposable
{
    /// <summary>What says "several statements in one message", which the grammar has then taken.</summary>
    private const string MessageReader = "exec_parse_message";

    private readonly NpgsqlConnection connection;

    private ServerGrammar(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>The server's major version.</summary>
    public int Version => connection.PostgreSqlVersion.Major;

    public static async Task<ServerGrammar> OpenAsync(PostgresDatabase database)
    {
        var connection = await database.OpenAsync();
        var grammar = new ServerGrammar(connection);
        await grammar.FailTransactionAsync();
        return grammar;
    }

    /// <summary>What the grammar says against the text; null when it takes it.</summary>
    public async Task<string?> ComplaintAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        // A positional parameter makes Npgsql send the text as it stands; and as no statement takes a second one, none is ever run,
        // not even COMMIT.
        command.Parameters.Add(new NpgsqlParameter { Value = 1, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter { Value = 2, NpgsqlDbType = NpgsqlDbType.Integer });
        try
        {
            await command.ExecuteNonQueryAsync();
            throw new InvalidOperationException("the server ran a statement that was only to be parsed: " + sql);
        }
        catch (PostgresException error)
        {
            return IsTaken(error) ? null : error.MessageText;
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    /// <summary>The failed transaction, too many values for a statement that may run in one, or several statements.</summary>
    private static bool IsTaken(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.InFailedSqlTransaction or PostgresErrorCodes.ProtocolViolation || error.Routine == MessageReader;

    private async Task FailTransactionAsync()
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("BEGIN"), new("SELECT 1 / 0") } };
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DivisionByZero)
        {
        }
    }
}
