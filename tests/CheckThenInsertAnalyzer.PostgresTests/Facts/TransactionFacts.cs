using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Facts;

public sealed class TransactionFacts(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task G1_after_a_violation_every_command_of_the_transaction_fails()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("INSERT INTO users (email) VALUES ('taken')"));
        var error = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("SELECT 1"));
        Assert.Equal("25P02", error.SqlState);
    }

    [Fact]
    public async Task G2_commit_after_a_caught_violation_loses_the_rows_without_a_word()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('lost')");
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("INSERT INTO users (email) VALUES ('taken')"));
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Fact]
    public async Task G2_EF_commits_without_a_word_after_a_failed_ExecuteSql()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await SaveAsync(db, "lost");
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ('taken')", Cancellation));
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Fact]
    public async Task G2_EF_commits_without_a_word_after_a_failed_ExecuteUpdate()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await SaveAsync(db, "lost");
        await Assert.ThrowsAsync<PostgresException>(() => db.Users.Where(user => user.Email == "lost").ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "taken"), Cancellation));
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Fact]
    public async Task G2_EF_without_automatic_savepoints_commits_without_a_word()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection) { Database = { AutoSavepointsEnabled = false } };
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await SaveAsync(db, "lost");
        await FailAsync(db);
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Fact]
    public async Task G2_a_completed_scope_loses_the_rows_without_a_word()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using var connection = await database.OpenAsync();
            await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('lost')");
            await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("INSERT INTO users (email) VALUES ('taken')"));
            scope.Complete();
        }

        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Fact]
    public async Task G2_SaveChanges_in_a_scope_sets_no_savepoint()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using var connection = await database.OpenAsync();
            await using var db = new AppDb(connection);
            await SaveAsync(db, "lost");
            await FailAsync(db);
            scope.Complete();
        }

        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Fact]
    public async Task G2_on_conflict_keeps_the_rows()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('kept')");
        await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('taken') ON CONFLICT (email) DO NOTHING");
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["kept", "taken"], await database.TextsAsync("SELECT email FROM users ORDER BY 1"));
    }

    [Fact]
    public async Task G3_a_savepoint_keeps_the_rows()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('kept')");
        await transaction.SaveAsync("insert_user", Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("INSERT INTO users (email) VALUES ('taken')"));
        await transaction.RollbackAsync("insert_user", Cancellation);
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["kept", "taken"], await database.TextsAsync("SELECT email FROM users ORDER BY 1"));
    }

    [Fact]
    public async Task G4_SaveChanges_in_a_transaction_sets_a_savepoint_of_its_own()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await SaveAsync(db, "first");
        await FailAsync(db);
        await SaveAsync(db, "second");
        await transaction.CommitAsync(Cancellation);
        Assert.Equal(["first", "second", "taken"], await database.TextsAsync("SELECT email FROM users ORDER BY 1"));
    }

    [Fact]
    public async Task G4_without_automatic_savepoints_the_next_SaveChanges_fails()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection) { Database = { AutoSavepointsEnabled = false } };
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await FailAsync(db);
        var wrapper = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(db, "second"));
        Assert.Equal("25P02", Assert.IsType<PostgresException>(wrapper.InnerException).SqlState);
    }

    [Fact]
    public async Task G4_ExecuteSql_in_a_transaction_sets_no_savepoint()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ('taken')", Cancellation));
        var error = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"SELECT 1", Cancellation));
        Assert.Equal("25P02", error.SqlState);
    }

    private static async Task SaveAsync(AppDb db, string email)
    {
        db.Users.Add(new AppUser { Email = email });
        await db.SaveChangesAsync(Cancellation);
    }

    private static async Task FailAsync(AppDb db)
    {
        var duplicate = new AppUser { Email = "taken" };
        db.Users.Add(duplicate);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        db.Entry(duplicate).State = EntityState.Detached;
    }
}
