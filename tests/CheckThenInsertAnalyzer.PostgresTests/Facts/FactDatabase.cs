using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Facts;

/// <summary>What the fact tests say about a server's answers.</summary>
internal static class FactDatabase
{
    /// <summary>The statement is refused, with this SQLSTATE.</summary>
    public static async Task<PostgresException> RefusesAsync(this PostgresDatabase database, string sqlState, string sql)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql));
        Assert.Equal(sqlState, error.SqlState);
        return error;
    }

    /// <summary>The statement writes this many rows.</summary>
    public static async Task WritesAsync(this PostgresDatabase database, int rows, string sql) =>
        Assert.Equal(rows, await database.ExecuteAsync(sql));

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
