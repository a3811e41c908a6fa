using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Facts;

public sealed class EntityFrameworkFacts(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task H1_an_id_of_zero_counts_as_unset()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        var user = new AppUser { Id = 0, Email = "new" };
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(2, user.Id);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-1)]
    public async Task H1_any_other_id_is_sent_and_does_not_move_the_sequence(int id)
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        db.Users.Add(new AppUser { Id = id, Email = "explicit" });
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(id, await database.ScalarAsync<int>("SELECT id FROM users WHERE email = 'explicit'"));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT last_value FROM users_id_seq"));
    }

    [Fact]
    public async Task H6_a_failed_entity_stays_added_and_fails_every_later_SaveChanges()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        var duplicate = new AppUser { Email = "taken" };
        db.Users.Add(duplicate);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        Assert.Equal(EntityState.Added, db.Entry(duplicate).State);

        db.Users.Add(new AppUser { Email = "innocent" });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        Assert.Equal(["taken"], await database.TextsAsync("SELECT email FROM users"));
    }

    [Theory]
    [InlineData("taken", "innocent", "guiltless")]
    [InlineData("innocent", "taken", "guiltless")]
    [InlineData("innocent", "guiltless", "taken")]
    public async Task H6_the_entries_of_the_exception_are_only_the_failed_one_unless_it_was_the_first(params string[] emails)
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        foreach (var email in emails)
            db.Users.Add(new AppUser { Email = email });
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        // The first command's error comes from sending the batch, a later one's from reading that command's result.
        Assert.Equal(emails[0] == "taken" ? emails : ["taken"], failure.Entries.Select(entry => ((AppUser)entry.Entity).Email));
    }

    [Fact]
    public async Task H6_a_detached_entity_lets_the_others_through()
    {
        await using var database = await server.CreateDatabaseAsync(AppDb.Ddl);
        await using var connection = await database.OpenAsync();
        await using var db = new AppDb(connection);
        var duplicate = new AppUser { Email = "taken" };
        db.Users.AddRange(duplicate, new AppUser { Email = "innocent" });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        db.Entry(duplicate).State = EntityState.Detached;
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(["innocent", "taken"], await database.TextsAsync("SELECT email FROM users ORDER BY 1"));
    }
}
