using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3008: a handler that tells of one of several unique keys.</summary>
public sealed class UnnamedKeyTests
{
    private const string TwoKeys = "CREATE TABLE users (id serial PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE, badge_number int CONSTRAINT users_badge_key UNIQUE);";
    private const string OneKey = "CREATE TABLE users (id serial PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE, badge_number int);";
    private const string Dapper = "await connection.ExecuteAsync(\"INSERT INTO users (email, badge_number) VALUES (@email, @badge)\", new { email, badge });";
    private const string Npgsql = "await using var insert = new NpgsqlCommand(\"INSERT INTO users (email, badge_number) VALUES ($1, $2)\", connection) { Parameters = { new() { Value = email }, new() { Value = badge } } }; await insert.ExecuteNonQueryAsync();";
    private const string ExecuteSql = "await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email, badge_number) VALUES ({email}, {badge})\");";

    [Theory]
    [InlineData(Dapper, "catch ({|CTI3008:PostgresException|} e) when (e.SqlState == \"23505\") { return \"This email is taken\"; }")]
    [InlineData(Dapper, "catch ({|CTI3008:PostgresException|} e) when (e.SqlState == \"23505\") { return \"badge number exists\"; }")]
    [InlineData(Npgsql, "catch ({|CTI3008:NpgsqlException|} e) when (e.SqlState == \"23505\") { throw new EmailTakenException(); }")]
    [InlineData(ExecuteSql, "catch ({|CTI3008:PostgresException|} e) when (e.SqlState == \"23505\") { return EmailTaken(); }")]
    public Task One_of_two(string insert, string clause) => (ShopModel.Verifier with { Schema = TwoKeys }).Informs(Source(insert, clause));

    [Theory]
    [InlineData(Dapper, "catch (PostgresException e) when (e is { SqlState: \"23505\", ConstraintName: \"users_email_key\" }) { return \"This email is taken\"; }")]
    [InlineData(Dapper, "catch (PostgresException e) when (e.SqlState == \"23505\") { return e.ConstraintName == \"users_email_key\" ? \"This email is taken\" : \"\"; }")]
    [InlineData(Dapper, "catch (PostgresException e) when (e.SqlState == \"23505\") { return \"already exists\"; }")]
    [InlineData(Dapper, "catch (PostgresException e) when (e.SqlState == \"23505\") { return \"email or badge number exists\"; }")]
    [InlineData(Dapper, "catch (PostgresException e) when (e.SqlState == \"23503\") { return \"email\"; }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });", "catch (PostgresException e) when (e.SqlState == \"23505\") { return \"This email is taken\"; }")]
    public Task Both_or_the_right_one(string insert, string clause) => (ShopModel.Verifier with { Schema = TwoKeys, Unasked = ["CTI3001", "CTI3005", "CTI3011"] }).IsSilent(Source(insert, clause));

    [Fact]
    public Task The_only_one() => (ShopModel.Verifier with { Schema = OneKey }).IsSilent(Source(Dapper, "catch (PostgresException e) when (e.SqlState == \"23505\") { return \"This email is taken\"; }"));

    [Fact]
    public Task Saves() => (RuleVerifier.Default with
    {
        Model = """
            [Index(nameof(Email), IsUnique = true, Name = "ix_members_email")]
            [Index(nameof(Badge), IsUnique = true, Name = "ix_members_badge")]
            public class Member
            {
                public int Id { get; set; }
                public string Email { get; set; } = "";
                public int Badge { get; set; }
            }

            public class MemberContext(DbContextOptions<MemberContext> options) : DbContext(options)
            {
                public DbSet<Member> Members => Set<Member>();
            }
            """,
    }).Says(
        "This tells every duplicate of 'Member' as one of (Email), although (Badge) may be the key that is taken. Ask for ConstraintName 'ix_members_email' as well.",
        """
        public class Registration(MemberContext context)
        {
            public async Task<string> Register(string email, int badge)
            {
                context.Members.Add(new Member { Email = email, Badge = badge });
                try
                {
                    await context.SaveChangesAsync();
                    return "";
                }
                catch ({|CTI3008:DbUpdateException|} e) when (e.InnerException is PostgresException { SqlState: "23505" })
                {
                    return "This email is taken";
                }
            }
        }
        """);

    private static string Source(string insert, string clause) => $$"""
        public class EmailTakenException : Exception;

        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<string> Register(string email, int badge)
            {
                try
                {
                    {{insert}}
                    return context.ToString() + connection;
                }
                {{clause}}
            }

            private static string EmailTaken() => "";
        }
        """;
}
