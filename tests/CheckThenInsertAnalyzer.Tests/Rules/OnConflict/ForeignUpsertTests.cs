using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4004: the upserts of MySQL and SQLite on a connection to PostgreSQL.</summary>
public sealed class ForeignUpsertTests
{
    public static TheoryData<string> Shapes => SendingShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task An_update_without_a_target(string shape) =>
        RuleVerifier.Default.Warns(SendingShapes.Source(shape, "CTI4004", "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT DO UPDATE SET name = EXCLUDED.name"));

    [Theory]
    [InlineData("INSERT IGNORE INTO users (email) VALUES (@email)")]
    [InlineData("insert ignore into users (email) values (@email)")]
    [InlineData("INSERT OR IGNORE INTO users (email) VALUES (@email)")]
    [InlineData("INSERT OR REPLACE INTO users (email) VALUES (@email)")]
    [InlineData("REPLACE INTO users (email) VALUES (@email)")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON DUPLICATE KEY UPDATE email = VALUES(email)")]
    [InlineData("INSERT INTO `users` (`email`) VALUES (@email) ON DUPLICATE KEY UPDATE `email` = @email")]
    public Task Idioms_of_other_databases(string sql) => RuleVerifier.Default.Warns(Source($"connection.{{|CTI4004:Execute|}}(\"{sql}\", new {{ email }});"));

    [Fact]
    public Task A_project_with_no_other_provider() => RuleVerifier.Default.Warns(Source("anyConnection.{|CTI4004:Execute|}(\"INSERT IGNORE INTO users (email) VALUES (@email)\", new { email });"));

    [Fact]
    public Task Another_provider_beside_and_a_connection_of_any() => (RuleVerifier.Default with { FurtherReferences = Sqlite }).IsSilent(
        Source("anyConnection.Execute(\"INSERT OR IGNORE INTO users (email) VALUES (@email)\", new { email });"));

    [Fact]
    public Task Another_provider_beside_and_a_connection_of_npgsql() => (RuleVerifier.Default with { FurtherReferences = Sqlite }).Warns(
        Source("connection.{|CTI4004:Execute|}(\"INSERT OR IGNORE INTO users (email) VALUES (@email)\", new { email });"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES ('ON DUPLICATE KEY UPDATE')")]
    [InlineData("INSERT INTO users (email) VALUES (@email) -- ON DUPLICATE KEY UPDATE email = @email")]
    [InlineData("INSERT INTO ignore (email) VALUES (@email)")]
    [InlineData("SELECT replace(email, 'a', 'b') FROM users; INSERT INTO users (email) VALUES (@email)")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT DO UPDATE SET")]
    public Task Statements_of_postgresql(string sql) => RuleVerifier.Default.IsSilent(Source($"connection.Execute(\"{sql}\", new {{ email }});"));

    [Theory]
    [InlineData("INSERT IGNORE INTO users (email) VALUES (@email)", "PostgreSQL refuses this statement with 42601: INSERT IGNORE is MySQL's. Write ON CONFLICT (email) DO NOTHING.")]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, 'a') ON DUPLICATE KEY UPDATE name = VALUES(name)", "PostgreSQL refuses this statement with 42601: ON DUPLICATE KEY UPDATE is MySQL's. Write ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name.")]
    [InlineData("INSERT INTO others (email, name) VALUES (@email, 'a') ON DUPLICATE KEY UPDATE name = VALUES(name)", "PostgreSQL refuses this statement with 42601: ON DUPLICATE KEY UPDATE is MySQL's. Write ON CONFLICT (key) DO UPDATE SET column = EXCLUDED.column.")]
    public Task What_it_says(string sql, string message) =>
        (RuleVerifier.Default with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text UNIQUE, name text);" }).Says(message, Source($"connection.{{|CTI4004:Execute|}}(\"{sql}\", new {{ email }});"));

    private static System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.MetadataReference> Sqlite => [References.Empty("Microsoft.Data.Sqlite")];

    private static string Source(string body) => $$"""
        public class Store(NpgsqlConnection connection, IDbConnection anyConnection)
        {
            public void Send(string email)
            {
                {{body}}
            }
        }
        """;
}
