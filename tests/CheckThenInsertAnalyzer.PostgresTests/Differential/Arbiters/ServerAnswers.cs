using System.Text.Json;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>What the server does with statements: the arbiters it chose, or the SQLSTATE of its refusal.</summary>
internal static class ServerAnswers
{
    /// <summary>The answer to a statement without a target that runs: every key arbitrates.</summary>
    public const string AllKeys = "all keys";

    /// <summary>Runs the DDL and each statement, and undoes everything.</summary>
    /// <returns>The case with the DDL that the server took (not every type has every operator class and function), and one answer a statement.</returns>
    public static async Task<(ArbiterCase Pair, IReadOnlyList<string> Answers)> OfAsync(NpgsqlConnection connection, ArbiterCase pair)
    {
        await RunAsync(connection, "BEGIN");
        var taken = new List<string>();
        foreach (var statement in pair.Ddl)
        {
            if (await TryAsync(connection, statement))
                taken.Add(statement);
        }

        var answers = new List<string>();
        foreach (var insert in pair.Inserts)
            answers.Add(await OfAsync(connection, insert));
        await RunAsync(connection, "ROLLBACK");
        return (pair with { Ddl = taken }, answers);
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, string statement)
    {
        try
        {
            await RunAsync(connection, "SAVEPOINT ddl; " + statement);
            return true;
        }
        catch (PostgresException)
        {
            await RunAsync(connection, "ROLLBACK TO ddl");
            return false;
        }
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
