using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class MatchTheKeyFixTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, name text, deleted_at timestamptz);
        CREATE UNIQUE INDEX users_live ON users (email) WHERE deleted_at IS NULL;
        CREATE TABLE logins (id serial PRIMARY KEY, "Email" text);
        CREATE UNIQUE INDEX logins_email ON logins (lower("Email"));
        CREATE TABLE members (id serial PRIMARY KEY, team text, email text, name text, UNIQUE (team, email));
        CREATE TABLE tags (email text UNIQUE, name text UNIQUE, id int);
        """;

    [Theory]
    [InlineData(
        "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING",
        "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) WHERE deleted_at IS NULL DO NOTHING")]
    [InlineData(
        "insert into users (email) values (@email) on conflict on constraint users_live do update set name = 'a'",
        "insert into users (email) values (@email) on conflict (email) where deleted_at IS NULL do update set name = 'a'")]
    [InlineData(
        "INSERT INTO members (team, email) VALUES (@team, @email) ON CONFLICT (email) DO UPDATE SET name = 'a'",
        "INSERT INTO members (team, email) VALUES (@team, @email) ON CONFLICT (team, email) DO UPDATE SET name = 'a'")]
    [InlineData(
        "INSERT INTO members (team, email) VALUES (@team, @email) ON CONFLICT (team, email, name) DO NOTHING",
        "INSERT INTO members (team, email) VALUES (@team, @email) ON CONFLICT (team, email) DO NOTHING")]
    public Task The_target_becomes_the_keys(string sql, string matched) => Rewrites(
        $"connection.{{|CTI4001:Execute|}}(\"{sql}\", new {{ team, email }});",
        $"connection.Execute(\"{matched}\", new {{ team, email }});");

    [Fact]
    public Task An_expression_of_a_quoted_column() => Rewrites(
        """connection.{|CTI4001:Execute|}("INSERT INTO logins (\"Email\") VALUES (@email) ON CONFLICT (\"Email\") DO NOTHING", new { email });""",
        """connection.Execute("INSERT INTO logins (\"Email\") VALUES (@email) ON CONFLICT (lower(\"Email\")) DO NOTHING", new { email });""");

    [Theory]
    [InlineData("INSERT INTO members (team, email) VALUES (@team, @email) ON CONFLICT (name) DO NOTHING")]
    [InlineData("INSERT INTO members (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO tags (email, name) VALUES (@email, @team) ON CONFLICT (email, name) DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email /* why */) DO NOTHING")]
    public Task No_key_is_the_one_that_was_meant(string sql) =>
        FixVerifier<MatchTheKeyFix>.OffersNothing(Source($"connection.{{|CTI4001:Execute|}}(\"{sql}\", new {{ team, email }});"), Schema);

    private static Task Rewrites(string body, string rewritten) => FixVerifier<MatchTheKeyFix>.Rewrites(Source(body), Source(rewritten), Schema);

    private static string Source(string body) => $$"""
        using Dapper;
        using Npgsql;

        public class Store(NpgsqlConnection connection)
        {
            public void Send(string team, string email)
            {
                {{body}}
            }
        }
        """;
}
