using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>Asks the server's PL/pgSQL about bodies: it reads a body, and the statements in it, when the function is made (plpgsql.check_function_bodies).</summary>
internal sealed class ServerBodies : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private ServerBodies(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<ServerBodies> OpenAsync(PostgresDatabase database) => new(await database.OpenAsync());

    /// <summary>The server's major version.</summary>
    public int Version => connection.PostgreSqlVersion.Major;

    /// <summary>The function with that body; its parameter p has the type text.</summary>
    public static string Function(string body) => $"CREATE FUNCTION pg_temp.f(INOUT p text) LANGUAGE plpgsql AS $function${body}$function$";

    /// <summary>The syntax error that the server finds in the body; null when it finds none.</summary>
    public async Task<string?> ComplaintAsync(string body)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(Function(body), connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException error)
        {
            return error.SqlState == PostgresErrorCodes.SyntaxError && IsOfGrammar(error.MessageText) ? error.MessageText : null;
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }

    /// <summary>PL/pgSQL has the same SQLSTATE for what a text means: an EXIT outside loops, a variable that is not declared, the type of a column that is not there.</summary>
    private static bool IsOfGrammar(string message) =>
        (message.StartsWith("syntax error", StringComparison.Ordinal) && !message.EndsWith("\"%\"", StringComparison.Ordinal)) || message.StartsWith("missing ", StringComparison.Ordinal) || message.StartsWith("unterminated ", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
