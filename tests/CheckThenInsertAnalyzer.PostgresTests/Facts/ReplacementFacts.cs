using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Facts;

/// <summary>What an UPDATE or DELETE of a key does not do for the insert of that key after it.</summary>
public sealed class ReplacementFacts(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE users SET id = id WHERE email = 'new'")]
    [InlineData("DELETE FROM users WHERE email = 'new'")]
    [InlineData("SELECT 1 FROM users WHERE email = 'new' FOR UPDATE")]
    public async Task A_statement_that_meets_no_row_lets_another_session_insert_it(string statement)
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var first = await database.OpenAsync();
        await using var second = await database.OpenAsync();
        await using var transaction = await first.BeginTransactionAsync(Cancellation);
        await first.ExecuteAsync(statement);

        await second.ExecuteAsync(statement);
        await second.ExecuteAsync("INSERT INTO users (email) VALUES ('new')");

        var error = await Assert.ThrowsAsync<PostgresException>(() => first.ExecuteAsync("INSERT INTO users (email) VALUES ('new')"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, error.SqlState);
    }

    [Fact]
    public async Task The_second_delete_of_a_row_waits_and_does_not_see_the_new_one()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var first = await database.OpenAsync();
        await using var second = await database.OpenAsync();
        await using var transaction = await first.BeginTransactionAsync(Cancellation);
        await first.ExecuteAsync("DELETE FROM users WHERE email = 'taken'; INSERT INTO users (email) VALUES ('taken')");

        await using var delete = new NpgsqlCommand("DELETE FROM users WHERE email = 'taken'", second);
        var waiting = delete.ExecuteNonQueryAsync(Cancellation);
        await UntilOneWaitsAsync(database);
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(0, await waiting);
        var error = await Assert.ThrowsAsync<PostgresException>(() => second.ExecuteAsync("INSERT INTO users (email) VALUES ('taken')"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, error.SqlState);
    }

    private static async Task UntilOneWaitsAsync(PostgresDatabase database)
    {
        while (await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            await Task.Delay(10, Cancellation);
    }
}
