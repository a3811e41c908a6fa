using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>CTI4005: a deferrable key in the place of an arbiter.</summary>
public sealed class DeferrableArbiterTests
{
    private const string Schema = """
        CREATE TABLE seats (id serial PRIMARY KEY, email text UNIQUE, name text CONSTRAINT seats_name UNIQUE DEFERRABLE);
        CREATE TABLE slots (number int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, email text);
        """;

    private static RuleVerifier Known => RuleVerifier.Default with { Schema = Schema };

    public static TheoryData<string> Shapes => SendingShapes.All;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task The_target_is_deferrable(string shape) =>
        Known.Warns(SendingShapes.Source(shape, "CTI4005", "INSERT INTO seats (email, name) VALUES (@email, @name) ON CONFLICT (name) DO UPDATE SET email = EXCLUDED.email"));

    [Theory]
    [InlineData("INSERT INTO seats (name) VALUES (@name) ON CONFLICT ON CONSTRAINT seats_name DO NOTHING")]
    [InlineData("INSERT INTO seats (email) VALUES (@email) ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO slots (number) VALUES (1) ON CONFLICT (number) DO NOTHING")]
    [InlineData("INSERT INTO slots (number) VALUES (1) ON CONFLICT DO NOTHING")]
    public Task Clauses_that_the_server_refuses(string sql) => Known.Warns(Source($"connection.{{|CTI4005:Execute|}}(\"{sql}\", new {{ email, name }});"));

    [Theory]
    [InlineData("INSERT INTO seats (email, id) VALUES (@email, @id) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO seats (email) VALUES (@email) ON CONFLICT ON CONSTRAINT seats_email_key DO NOTHING")]
    [InlineData("INSERT INTO slots (number) VALUES (1)")]
    [InlineData("INSERT INTO unknown (number) VALUES (1) ON CONFLICT (number) DO NOTHING")]
    public Task Another_key_arbitrates(string sql) => Known.IsSilent(Source($"connection.Execute(\"{sql}\", new {{ id = Guid.NewGuid(), email, name }});"));

    [Fact]
    public Task What_it_says() => Known.Says(
        "This insert into 'seats' fails with 55000 each time it runs, though not when it is prepared: the unique constraint 'seats_name' is deferrable. Make it NOT DEFERRABLE, or name the other key: ON CONFLICT (email).",
        Source("connection.{|CTI4005:Execute|}(\"INSERT INTO seats (email) VALUES (@email) ON CONFLICT DO NOTHING\", new { email });"));

    private static string Source(string body) => $$"""
        public class Store(NpgsqlConnection connection)
        {
            public void Send(string email, string name)
            {
                {{body}}
            }
        }
        """;
}
