using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4001: a conflict target without a unique key.</summary>
public sealed class UnmatchedTargetTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, name text CHECK (name <> ''), deleted_at timestamptz);
        CREATE UNIQUE INDEX users_live ON users (email) WHERE deleted_at IS NULL;
        CREATE TABLE logins (id serial PRIMARY KEY, email text);
        CREATE UNIQUE INDEX logins_email ON logins (lower(email));
        CREATE TABLE members (id serial PRIMARY KEY, email text, name text, CONSTRAINT members_key UNIQUE (email, name));
        CREATE TABLE notes (email text, name text);
        """;

    private static RuleVerifier Known => RuleVerifier.Default with { Schema = Schema };

    public static TheoryData<string> Shapes => SendingShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_partial_index_without_its_predicate(string shape) =>
        Known.Warns(SendingShapes.Source(shape, "CTI4001", "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) WHERE name = 'a' DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (name) DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (lower(email)) DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT ON CONSTRAINT users_live DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT ON CONSTRAINT users_email_key DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT ON CONSTRAINT users_name_check DO NOTHING")]
    [InlineData("INSERT INTO logins (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (id, email, name) DO NOTHING")]
    [InlineData("INSERT INTO notes (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    public Task Targets_that_the_server_refuses(string sql) => Known.Warns(Source($"connection.{{|CTI4001:Execute|}}(\"{sql}\", new {{ email, name }});"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) WHERE deleted_at IS NULL DO NOTHING")]
    [InlineData("INSERT INTO users (id, email) VALUES (@id, @email) ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email")]
    [InlineData("INSERT INTO logins (email) VALUES (@email) ON CONFLICT (lower(email)) DO NOTHING")]
    [InlineData("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (name, email) DO NOTHING")]
    [InlineData("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT ON CONSTRAINT members_key DO NOTHING")]
    [InlineData("INSERT INTO unknown (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO notes (email) VALUES (@email)")]
    [InlineData("INSERT INTO notes (email) VALUES (@email) ON CONFLICT (email DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (mail) DO NOTHING")]
    [InlineData("INSERT INTO users (email, added_since) VALUES (@email, 1) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO users (email, added_since) VALUES (@email, 1) ON CONFLICT (email, added_since) DO NOTHING")]
    public Task Targets_that_the_server_takes(string sql) => Known.IsSilent(Source($"connection.Execute(\"{sql}\", new {{ id, email, name }});"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING", "This insert into 'users' fails with 42P10 each time it runs, though not when it is prepared: the unique index 'users_live' is partial: add WHERE deleted_at IS NULL, so write ON CONFLICT (email) WHERE deleted_at IS NULL")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT ON CONSTRAINT users_live DO NOTHING", "This insert into 'users' fails with 42704 each time it runs: 'users_live' is a unique index and not a constraint: name its columns, (email), so write ON CONFLICT (email) WHERE deleted_at IS NULL")]
    [InlineData("INSERT INTO notes (email) VALUES (@email) ON CONFLICT (email) DO NOTHING", "This insert into 'notes' fails with 42P10 each time it runs, though not when it is prepared: 'notes' has no unique key")]
    public Task What_it_says(string sql, string message) => Known.Says(message, Source($"connection.{{|CTI4001:Execute|}}(\"{sql}\", new {{ email }});"));

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
