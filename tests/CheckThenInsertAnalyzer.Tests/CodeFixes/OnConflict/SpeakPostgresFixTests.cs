using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class SpeakPostgresFixTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text, visits int);
        CREATE TABLE members (id serial PRIMARY KEY, email text UNIQUE, name text UNIQUE);
        """;

    [Theory]
    [InlineData(
        "INSERT IGNORE INTO users (email, name) VALUES (@email, @name);",
        "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING;")]
    [InlineData(
        "insert or ignore into users (email, name) values (@email, @name)",
        "insert into users (email, name) values (@email, @name) on conflict (email) do nothing")]
    [InlineData(
        "INSERT OR REPLACE INTO users (email, name) VALUES (@email, @name)",
        "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    [InlineData(
        "REPLACE INTO users (email, name, visits) VALUES (@email, @name, 1)",
        "INSERT INTO users (email, name, visits) VALUES (@email, @name, 1) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, visits = EXCLUDED.visits")]
    [InlineData(
        "REPLACE INTO users (email) VALUES (@email)",
        "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData(
        "INSERT INTO users (email, name) VALUES (@email, @name) ON DUPLICATE KEY UPDATE name = VALUES(name), visits = 0",
        "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, visits = 0")]
    [InlineData(
        "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT DO UPDATE SET name = EXCLUDED.name",
        "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    public Task The_same_in_other_words(string sql, string translated) => FixVerifier<SpeakPostgresFix>.Rewrites(
        Source($"connection.{{|CTI4004:Execute|}}(\"{sql}\", new {{ email, name }});"),
        Source($"connection.Execute(\"{translated}\", new {{ email, name }});"),
        Schema);

    [Fact]
    public Task A_text_over_lines_and_literals() => FixVerifier<SpeakPostgresFix>.Rewrites(
        Source(
            """
            connection.{|CTI4004:Execute|}("INSERT IGNORE " +
                "INTO users (email, name) " +
                "VALUES (@email, @name)", new { email, name });
            """),
        Source(
            """
            connection.Execute("INSERT " +
                "INTO users (email, name) " +
                "VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name });
            """),
        Schema);

    [Theory]
    [InlineData("INSERT IGNORE INTO unknown (email) VALUES (@email)")]
    [InlineData("INSERT IGNORE INTO members (email, name) VALUES (@email, @name)")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON DUPLICATE KEY UPDATE visits = visits + 1")]
    [InlineData("INSERT INTO `users` (`email`) VALUES (@email) ON DUPLICATE KEY UPDATE visits = 1")]
    [InlineData("INSERT IGNORE INTO users (email) VALUES (@email) LIMIT BY 5")]
    [InlineData("REPLACE INTO users VALUES (@email)")]
    public Task No_key_or_more_that_is_foreign(string sql) =>
        FixVerifier<SpeakPostgresFix>.OffersNothing(Source($"connection.{{|CTI4004:Execute|}}(\"{sql}\", new {{ email, name }});"), Schema);

    private static string Source(string body) => $$"""
        using Dapper;
        using Npgsql;

        public class Store(NpgsqlConnection connection)
        {
            public void Send(string email, string name)
            {
                {{body}}
            }
        }
        """;
}
