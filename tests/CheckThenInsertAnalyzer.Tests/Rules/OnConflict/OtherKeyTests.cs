using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4010: a second key that the conflict target does not cover.</summary>
public sealed class OtherKeyTests
{
    private const string Schema = """
        CREATE TABLE members (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text CONSTRAINT members_name UNIQUE, token text UNIQUE, ref uuid UNIQUE);
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text);
        CREATE UNIQUE INDEX users_name ON users (name) WHERE name <> '';
        """;

    private static RuleVerifier Known => RuleVerifier.Default with { Schema = Schema };

    public static TheoryData<string> Shapes => SendingShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_key_that_users_choose(string shape) => shape.Contains("CreateCommand()") || shape.Contains("source.CreateCommand") || shape.Contains("ExecuteSqlRaw")
        ? Task.CompletedTask
        : Known.Informs(SendingShapes.Source(shape, "CTI4010", "INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name"));

    [Theory]
    [InlineData("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT ON CONSTRAINT members_name DO NOTHING")]
    public Task Either_key(string sql) => Known.Informs(Source($"connection.{{|CTI4010:Execute|}}(\"{sql}\", new {{ email, name }});"));

    [Theory]
    [InlineData("INSERT INTO members (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, name) VALUES (@email, 'a') ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, token) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, ref) VALUES (@email, @id) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, added_since, name) VALUES (@email, 1, @name) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO unknown (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING")]
    public Task No_other_key_can_be_taken(string sql) => Known.IsSilent(Source($"connection.Execute(\"{sql}\", new {{ id, email, name }});"));

    [Fact]
    public Task A_clause_that_never_conflicts_is_told_once() =>
        Known.Warns(Source("connection.{|CTI4006:Execute|}(\"INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (id) DO NOTHING\", new { email, name });"));

    [Theory]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"23505\") { }")]
    [InlineData("catch (PostgresException) { }")]
    [InlineData("catch (DbException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation) { }")]
    public Task Its_violation_is_taken(string handler) => Known.IsSilent(Source($$"""
        try { connection.Execute("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name }); }
        {{handler}}
        """));

    [Fact]
    public Task What_it_says() => Known.Says(
        "ON CONFLICT (email) covers one key of 'members': this can still fail with 23505 on 'members_name', (name), and nothing here takes the violation",
        Source("connection.{|CTI4010:Execute|}(\"INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING\", new { email, name });"));

    private static string Source(string body) => $$"""
        public class Store(NpgsqlConnection connection)
        {
            public void Send(Guid id, string email, string name)
            {
                {{body}}
            }
        }
        """;
}
