using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3001: nobody takes the violation of a key that users choose.</summary>
public sealed class UnhandledUniqueViolationTests
{
    private const string Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, token uuid UNIQUE, name text, api_token text UNIQUE);\nCREATE UNIQUE INDEX ON users (name) WHERE name <> '';";

    [Theory]
    [InlineData("connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });")]
    [InlineData("try { connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (PostgresException e) when (e.SqlState == \"40001\") { }")]
    [InlineData("try { connection.{|CTI3001:Execute|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } finally { connection.Close(); }")]
    public Task Statement(string body) => (RuleVerifier.Default with { Schema = Schema }).Informs(Statements(body));

    [Theory]
    [InlineData("connection.Execute(\"INSERT INTO users (name) VALUES (@email)\", new { email });")]
    [InlineData("connection.Execute(\"INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING\", new { email });")]
    [InlineData("connection.Execute(\"INSERT INTO users (api_token) VALUES (@email)\", new { email });")]
    [InlineData("connection.Execute(\"INSERT INTO users (token) VALUES (@token)\", new { token = Guid.NewGuid() });")]
    [InlineData("connection.Execute(\"INSERT INTO users (email) VALUES (@key)\", new { key = Random.Shared.Next().ToString() });")]
    [InlineData("connection.Execute(\"INSERT INTO clients (email) VALUES (@email)\", new { email });")]
    [InlineData("connection.Execute(\"UPDATE users SET name = @email\", new { email });")]
    [InlineData("try { connection.Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (PostgresException e) when (e.SqlState == \"23505\") { }")]
    [InlineData("try { connection.Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (PostgresException) { }")]
    [InlineData("try { connection.Execute(\"INSERT INTO users (email) VALUES (@email)\", new { email }); } catch (Exception e) when (IsDuplicate(e)) { }")]
    public Task Statement_that_cannot_or_is_handled(string body) => (RuleVerifier.Default with { Schema = Schema }).IsSilent(Statements(body));

    [Fact]
    public Task Flush() => RuleVerifier.Default.Says(
        "This can fail with 23505 on the unique key (Email) of 'User', and nothing here takes the violation. Catch the DbUpdateException whose inner PostgresException has SQLSTATE 23505, or let ON CONFLICT decide.",
        Entities("Users.Add(new User { Email = email }); {|CTI3001:SaveChanges|}();"));

    [Theory]
    [InlineData("Users.Add(new User { Email = email }); this.{|CTI3001:SaveChanges|}();")]
    [InlineData("if (email != \"\") { Users.Add(new User { Email = email }); } {|CTI3001:SaveChanges|}();")]
    public Task Flush_is_information(string body) => RuleVerifier.Default.Informs(Entities(body));

    [Theory]
    [InlineData("Users.Add(new User { Email = email });")]
    [InlineData("Users.Add(user); SaveChanges();")]
    [InlineData("Users.AddRange(new List<User>()); SaveChanges();")]
    [InlineData("Users.Add(new User { Name = email }); SaveChanges();")]
    [InlineData("SaveChanges(); Users.Add(new User { Email = email });")]
    [InlineData("Users.Update(new User { Email = email }); SaveChanges();")]
    [InlineData("Users.Add(new User { Email = Guid.NewGuid().ToString() }); SaveChanges();")]
    [InlineData("Users.Add(new User { Email = email }); try { SaveChanges(); } catch (DbUpdateException) { }")]
    [InlineData("try { Users.Add(new User { Email = email }); SaveChanges(); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { }")]
    public Task Flush_that_cannot_or_is_handled(string body) => RuleVerifier.Default.IsSilent(Entities(body));

    [Fact]
    public Task A_race_is_told_once() => RuleVerifier.Default.Warns(Entities("if (Users.Any(u => u.Email == email)) return; Users.{|CTI1001:Add|}(new User { Email = email }); SaveChanges();"));

    private static string Statements(string body) => $$"""
        public class Registration(NpgsqlConnection connection)
        {
            public void Register(string email)
            {
                {{body}}
            }

            public static bool IsDuplicate(Exception e) => e is PostgresException { SqlState: "23505" };
        }
        """;

    private static string Entities(string body) => $$"""
        [Index(nameof(Email), IsUnique = true)]
        public class User { public int Id { get; set; } public string? Email { get; set; } public string? Name { get; set; } }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users { get; set; } = null!;

            public void Register(string email, User user)
            {
                {{body}}
            }
        }
        """;
}
