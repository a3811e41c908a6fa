using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4006: a conflict target that is new in every row.</summary>
public sealed class IdleTargetTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text);
        CREATE TABLE tags (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text UNIQUE, name text UNIQUE);
        CREATE TABLE logs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
        CREATE TABLE keys (id uuid PRIMARY KEY, name text);
        """;

    private static RuleVerifier Known => RuleVerifier.Default with { Schema = Schema };

    public static TheoryData<string> Shapes => SendingShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_key_that_the_insert_does_not_list(string shape) =>
        Known.Warns(SendingShapes.Source(shape, "CTI4006", "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name"));

    [Theory]
    [InlineData("INSERT INTO users (id, email) VALUES (DEFAULT, @email) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO users (id, email) VALUES (nextval('users_id_seq'), @email) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT ON CONSTRAINT users_pkey DO NOTHING")]
    [InlineData("INSERT INTO tags (email) VALUES (@email) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO tags (id, email) VALUES (gen_random_uuid(), @email) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO tags (id, email) VALUES (@fresh, @email) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO logs (name) VALUES (@name) ON CONFLICT (id) DO NOTHING")]
    public Task Values_that_are_made_for_the_row(string sql) => Known.Warns(Source($"connection.{{|CTI4006:Execute|}}(\"{sql}\", new {{ fresh = Guid.NewGuid(), email, name }});"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO keys (id, name) VALUES (@id, @name) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO tags (id) VALUES (@id) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO unknown (email) VALUES (@email) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO users VALUES (@number, @email, @name) ON CONFLICT (id) DO NOTHING")]
    [InlineData("INSERT INTO users SELECT * FROM old_users ON CONFLICT (id) DO NOTHING")]
    public Task Keys_that_can_be_taken(string sql) => Known.IsSilent(Source($"connection.Execute(\"{sql}\", new {{ id, number = 1, email, name }});"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (id) DO NOTHING", "ON CONFLICT (id) never meets a row of 'users': each new row gets a new 'id'. A row whose (email) is taken fails with 23505: name that key in its place.")]
    [InlineData("INSERT INTO tags (email, name) VALUES (@email, @email) ON CONFLICT (id) DO NOTHING", "ON CONFLICT (id) never meets a row of 'tags': each new row gets a new 'id'. Name the key that may be taken.")]
    [InlineData("INSERT INTO logs (name) VALUES (@email) ON CONFLICT (id) DO NOTHING", "ON CONFLICT (id) never meets a row of 'logs': each new row gets a new 'id'. Leave the clause out, or give the key.")]
    public Task What_it_says(string sql, string message) => Known.Says(message, Source($"connection.{{|CTI4006:Execute|}}(\"{sql}\", new {{ email }});"));

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
