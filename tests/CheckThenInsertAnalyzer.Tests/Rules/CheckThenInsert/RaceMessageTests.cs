using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>How loud CTI1001 is, and what it says.</summary>
public sealed class RaceMessageTests
{
    private const string Sql = """
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """;

    [Fact]
    public Task Key_of_unknown_agreement_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(user);
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Flag_beside_a_key_of_unknown_agreement_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.Email == email && u.IsDeleted == false, token))
            return 1;
        user.IsDeleted = false;
        context.Users.{|CTI1001:Add|}(user);
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Foreign_key_written_through_its_object_is_information() => RuleVerifier.Default.Informs("""
        public class Playlist { public int PlaylistId { get; set; } }
        public class Entry { public int Id { get; set; } public int PlaylistId { get; set; } public Playlist? Playlist { get; set; } public int Place { get; set; } }
        public class MusicContext : DbContext
        {
            public DbSet<Entry> Entries { get; set; } = null!;

            public void Append(Playlist playlist)
            {
                if (Entries.Any(e => e.PlaylistId == playlist.PlaylistId))
                    return;
                Entries.{|CTI1001:Add|}(new Entry { Playlist = playlist, Place = 1 });
                SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Unknown_key() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'users' with this 'email' and both insert it: one of them fails with 23505 if a unique index covers it, and the row is stored twice if none does. Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here.",
        ShopModel.Method(Sql));

    [Fact]
    public Task Known_key() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);" }).Says(
        "Two sessions can both find no 'users' with this 'email' and both insert it: the unique key 'users_email_key' makes one of them fail with 23505. Let the index decide: ON CONFLICT (email) DO NOTHING.",
        ShopModel.Method(Sql));

    [Fact]
    public Task Known_index_of_an_entity() => new RuleVerifier().Says(
        "Two sessions can both find no 'User' with this 'Email' and both insert it: the unique key on (Email) makes one of them fail with 23505. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges.",
        """
        [Index(nameof(Email), IsUnique = true)]
        public class User { public int Id { get; set; } public required string Email { get; set; } }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users { get; set; } = null!;

            public void Register(string email)
            {
                if (Users.Any(u => u.Email == email))
                    return;
                Users.{|CTI1001:Add|}(new User { Email = email });
                SaveChanges();
            }
        }
        """);
}
