using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Facts;

public sealed class UniqueViolationFacts(PostgresServer server)
{
    private const string Duplicate = "INSERT INTO users (email) VALUES ('taken')";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F1_the_sqlstate_can_be_read_from_every_base_type()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(Duplicate));
        Assert.Equal("23505", PostgresErrorCodes.UniqueViolation);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, error.SqlState);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsAssignableFrom<NpgsqlException>(error).SqlState);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsAssignableFrom<DbException>(error).SqlState);
    }

    [Fact]
    public async Task F1_the_error_code_is_not_the_sqlstate()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(Duplicate));
        Assert.NotEqual(23505, error.ErrorCode);
        Assert.NotEqual(23505, error.HResult);
    }

    [Fact]
    public async Task F2_the_constraint_is_named_and_the_column_is_not()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(Duplicate));
        Assert.Equal("users_email_key", error.ConstraintName);
        Assert.Equal("users", error.TableName);
        Assert.Equal("public", error.SchemaName);
        Assert.Null(error.ColumnName);
        Assert.False(error.IsTransient);
        Assert.DoesNotContain("taken", error.Detail);
    }

    [Fact]
    public async Task F5_Npgsql_throws_it_bare()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(Duplicate, connection);
        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_Dapper_throws_it_bare()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        var error = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("INSERT INTO users (email) VALUES (@Email)", new { Email = "taken" }));
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_ExecuteSql_throws_it_bare()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        var error = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ({"taken"})", Cancellation));
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_ExecuteUpdate_throws_it_bare()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl + "INSERT INTO users (email) VALUES ('other')");
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        var error = await Assert.ThrowsAsync<PostgresException>(
            () => db.Users.Where(user => user.Email == "other").ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "taken"), Cancellation));
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_SaveChanges_wraps_it()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        db.Users.Add(new AppUser { Email = "taken" });
        var wrapper = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        Assert.Equal("23505", Assert.IsType<PostgresException>(wrapper.InnerException).SqlState);
        Assert.Same(wrapper.InnerException, wrapper.GetBaseException());
    }

    [Fact]
    public async Task F5_waiting_for_a_task_wraps_it_once_more()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(Duplicate, connection);
        var insert = command.ExecuteNonQueryAsync(Cancellation);
        await Task.WhenAny(insert);
        Assert.IsType<PostgresException>(insert.Exception!.InnerException);
    }

    [Fact]
    public async Task F5_a_deferred_constraint_throws_when_the_transaction_commits()
    {
        await using var database = await server.CreateDatabaseAsync("CREATE TABLE users (email text UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO users VALUES ('taken')");
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await connection.ExecuteAsync(Duplicate);
        var error = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync(Cancellation));
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_a_list_in_Dapper_keeps_the_rows_before_the_duplicate()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        AppUser[] users = [new() { Email = "before" }, new() { Email = "taken" }, new() { Email = "after" }];
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("INSERT INTO users (email) VALUES (@Email)", users));
        Assert.Equal(["taken", "before"], await database.TextsAsync("SELECT email FROM users ORDER BY id"));
    }

    [Fact]
    public async Task F5_a_reader_over_several_statements_throws_it_at_the_statements_turn()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1; " + Duplicate, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var error = await Assert.ThrowsAsync<PostgresException>(() => reader.NextResultAsync(Cancellation));
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_a_batch_throws_it_bare()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Duplicate), new(Duplicate) } };
        Assert.Equal("23505", (await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }

    [Fact]
    public async Task F5_a_batch_with_error_barriers_throws_one_bare_and_several_together()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var one = new NpgsqlBatch(connection) { EnableErrorBarriers = true, BatchCommands = { new("SELECT 1"), new(Duplicate) } };
        Assert.Equal("23505", (await Assert.ThrowsAsync<PostgresException>(() => one.ExecuteNonQueryAsync(Cancellation))).SqlState);

        await using var several = new NpgsqlBatch(connection) { EnableErrorBarriers = true, BatchCommands = { new(Duplicate), new(Duplicate) } };
        var error = await Assert.ThrowsAsync<NpgsqlException>(() => several.ExecuteNonQueryAsync(Cancellation));
        Assert.All(Assert.IsType<AggregateException>(error.InnerException).InnerExceptions, inner => Assert.IsType<PostgresException>(inner));
    }

    [Fact]
    public async Task F5_a_binary_copy_throws_it_when_it_is_completed()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var writer = await connection.BeginBinaryImportAsync("COPY users (email) FROM STDIN (FORMAT binary)", Cancellation);
        await writer.StartRowAsync(Cancellation);
        await writer.WriteAsync("taken", Cancellation);
        var error = await Assert.ThrowsAsync<PostgresException>(() => writer.CompleteAsync(Cancellation).AsTask());
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_a_text_copy_throws_it_when_its_writer_is_disposed()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        var writer = await connection.BeginTextImportAsync("COPY users (email) FROM STDIN", Cancellation);
        await writer.WriteAsync("taken\n");
        var error = await Assert.ThrowsAsync<PostgresException>(() => writer.DisposeAsync().AsTask());
        Assert.Equal("23505", error.SqlState);
    }

    [Fact]
    public async Task F5_unbuffered_rows_throw_it_when_they_are_asked_for()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        var rows = connection.Query<int>(Duplicate + " RETURNING id", buffered: false);
        Assert.Equal("23505", Assert.Throws<PostgresException>(() => rows.ToList()).SqlState);
    }

    [Fact]
    public async Task F5_Wait_puts_an_aggregate_round_it_and_GetResult_does_not()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        db.Users.Add(new AppUser { Email = "taken" });
        var update = Assert.IsType<DbUpdateException>(Blocked(() => db.SaveChangesAsync(Cancellation).Wait(Cancellation)).InnerException);
        Assert.IsType<PostgresException>(update.InnerException);
        Assert.IsType<PostgresException>(Blocked(() => _ = connection.QueryAsync(Duplicate).Result).InnerException);
        await Assert.ThrowsAsync<PostgresException>(() => Task.Run(() => connection.ExecuteAsync(Duplicate).GetAwaiter().GetResult(), Cancellation));
    }

    [Fact]
    public async Task F5_a_deferred_key_of_one_entity_is_wrapped_and_of_two_is_bare()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl + "ALTER TABLE users DROP CONSTRAINT users_email_key, ADD CONSTRAINT users_email_key UNIQUE (email) DEFERRABLE INITIALLY DEFERRED");
        await using var connection = await database.OpenAsync();
        await using var one = new AppDb(connection);
        one.Users.Add(new AppUser { Email = "taken" });
        Assert.IsType<PostgresException>((await Assert.ThrowsAsync<DbUpdateException>(() => one.SaveChangesAsync(Cancellation))).InnerException);

        await using var two = new AppDb(connection);
        two.Users.AddRange(new AppUser { Email = "taken" }, new AppUser { Email = "free" });
        await Assert.ThrowsAsync<PostgresException>(() => two.SaveChangesAsync(Cancellation));
    }

    private static AggregateException Blocked(Action wait) => Assert.Throws<AggregateException>(wait);
}
