using System.Text.Json;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>What the server does with statements: the arbiters it chose, or the SQLSTATE of its refusal.</summary>
internal static class ServerAnswers
{
    /// <summary>The answer to a statement without a target that runs: every key arbitrates.</summary>
    public const string AllKeys = "all keys";

    /// <summary>Runs the DDL and each statement, one answer a statement, and undoes everything.</summary>
    /// <exception cref="PostgresException">The DDL is refused.</exception>
    public static async Task<IReadOnlyList<string>> OfAsync(NpgsqlConnection connection, ArbiterCase pair)
    {
        await RunAsync(connection, "BEGIN; " + pair.Ddl);
        var answers = new List<string>();
        foreach (var insert in pair.Inserts)
            answers.Add(await OfAsync(connection, insert));
        await RunAsync(connection, "ROLLBACK");
        return answers;
    }

    private static async Task<string> OfAsync(NpgsqlConnection connection, string insert)
    {
        await RunAsync(connection, "SAVEPOINT pair");
        try
        {
            var arbiters = await ArbitersAsync(connection, insert);
            await RunAsync(connection, insert);
            return arbiters;
        }
        catch (PostgresException exception)
        {
            return exception.SqlState;
        }
        finally
        {
            await RunAsync(connection, "ROLLBACK TO pair");
        }
    }

    private static async Task<string> ArbitersAsync(NpgsqlConnection connection, string insert)
    {
        await using var explain = new NpgsqlCommand("EXPLAIN (FORMAT JSON) " + insert, connection);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
        var modification = plan.RootElement[0].GetProperty("Plan");
        return modification.TryGetProperty("Conflict Arbiter Indexes", out var indexes)
            ? string.Join(", ", indexes.EnumerateArray().Select(index => index.GetString()).Order(StringComparer.Ordinal))
            : AllKeys;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
