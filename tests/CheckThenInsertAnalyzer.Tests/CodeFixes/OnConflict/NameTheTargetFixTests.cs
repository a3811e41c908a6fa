using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class NameTheTargetFixTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, "Name" text);
        CREATE TABLE logins (id serial PRIMARY KEY, email text);
        CREATE UNIQUE INDEX logins_live ON logins (lower(email)) WHERE email <> '';
        CREATE TABLE labels (id serial PRIMARY KEY, "Text" text, kind text, UNIQUE (kind, "Text"));
        CREATE TABLE members (id serial PRIMARY KEY, email text UNIQUE, name text UNIQUE);
        CREATE TABLE visits (id serial PRIMARY KEY, email text);
        """;

    [Fact]
    public Task The_target_comes_before_the_action() => Rewrites(
        """connection.{|CTI4003:Execute|}("INSERT INTO users (email) VALUES (@email) ON CONFLICT DO NOTHING", new { email });""",
        """connection.Execute("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING", new { email });""");

    [Fact]
    public Task Small_letters_stay_small() => Rewrites(
        """connection.{|CTI4003:Execute|}("insert into logins (email) values (@email) on conflict do nothing returning id", new { email });""",
        """connection.Execute("insert into logins (email) values (@email) on conflict (lower(email)) where email <> '' do nothing returning id", new { email });""");

    [Fact]
    public Task A_partial_expression_index_is_named_whole() => Rewrites(
        """connection.{|CTI4003:Execute|}("INSERT INTO logins (email) VALUES (@email) ON CONFLICT DO NOTHING", new { email });""",
        """connection.Execute("INSERT INTO logins (email) VALUES (@email) ON CONFLICT (lower(email)) WHERE email <> '' DO NOTHING", new { email });""");

    [Fact]
    public Task Quoted_names_in_a_verbatim_text() => Rewrites(
        """
        connection.{|CTI4003:Execute|}(@"
            INSERT INTO labels (kind, ""Text"")
            VALUES ('a', @email)
            ON CONFLICT
            DO NOTHING", new { email });
        """,
        """
        connection.Execute(@"
            INSERT INTO labels (kind, ""Text"")
            VALUES ('a', @email)
            ON CONFLICT (kind, ""Text"")
            DO NOTHING", new { email });
        """);

    [Fact]
    public Task A_raw_text_of_a_command() => Rewrites(
        """"
        using var command = new NpgsqlCommand("""
            INSERT INTO users (email)
            VALUES ($1)
            ON CONFLICT DO NOTHING
            """, connection);
        command.Parameters.AddWithValue(email);
        command.{|CTI4003:ExecuteNonQuery|}();
        """",
        """"
        using var command = new NpgsqlCommand("""
            INSERT INTO users (email)
            VALUES ($1)
            ON CONFLICT (email) DO NOTHING
            """, connection);
        command.Parameters.AddWithValue(email);
        command.ExecuteNonQuery();
        """");

    [Fact]
    public Task An_interpolated_text_of_entity_framework() => Rewrites(
        """db.Database.{|CTI4003:ExecuteSql|}($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT DO NOTHING");""",
        """db.Database.ExecuteSql($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT (email) DO NOTHING");""");

    [Fact]
    public Task A_comment_stays() => Rewrites(
        """connection.{|CTI4003:Execute|}("INSERT INTO users (email) VALUES (@email) ON CONFLICT /* any */ DO NOTHING", new { email });""",
        """connection.Execute("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) /* any */ DO NOTHING", new { email });""");

    [Theory]
    [InlineData("""connection.{|CTI4003:Execute|}("INSERT INTO members (email, name) VALUES (@email, @email) ON CONFLICT DO NOTHING", new { email });""")]
    [InlineData("""connection.{|CTI4003:Execute|}("INSERT INTO visits (email) VALUES (@email) ON CONFLICT DO NOTHING", new { email });""")]
    [InlineData("""connection.{|CTI4003:Execute|}("INSERT INTO unknown (email) VALUES (@email) ON CONFLICT DO NOTHING", new { email });""")]
    [InlineData("""connection.{|CTI4003:Execute|}(Shared, new { email });""")]
    [InlineData("""
        const string sql = "INSERT INTO users (email) VALUES (@email) ON CONFLICT DO NOTHING";
        connection.{|CTI4003:Execute|}(sql, new { email });
        connection.{|CTI4003:Execute|}(sql, new { email });
        """)]
    public Task No_single_key_or_no_text_of_its_own(string body) => FixVerifier<NameTheTargetFix>.OffersNothing(Source(body), Schema);

    private static Task Rewrites(string body, string rewritten) => FixVerifier<NameTheTargetFix>.Rewrites(Source(body), Source(rewritten), Schema);

    private static string Source(string body) => $$"""
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class Store(NpgsqlConnection connection, DbContext db)
        {
            private const string Shared = "INSERT INTO users (email) VALUES (@email) ON CONFLICT DO NOTHING";

            public void Send(string email)
            {
                {{body}}
            }
        }
        """;
}
