using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI4010 makes of real source: before, the violation of the key that the target does not cover reaches the caller
/// (FACTS C12); after, the caller hears in plain words what is taken. And what CTI4008 says, which has no fix.
/// </summary>
public sealed class OtherKeyProofs(PostgresServer server)
{
    [Theory]
    [InlineData("ON CONFLICT (email) DO NOTHING")]
    [InlineData("ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    public async Task The_violation_of_the_other_key_is_told(string clause)
    {
        var source = new ProofSource
        {
            Code = $$"""
                using Dapper;
                using Npgsql;

                public static class Shop
                {
                    public static async Task Enter(NpgsqlConnection connection, string email, string name)
                    {
                        await connection.ExecuteAsync("INSERT INTO members (email, name) VALUES (@email, @name) {{clause}}", new { email, name });
                    }
                }
                """,
            Ddl = "CREATE TABLE members (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL UNIQUE);\n",
            Libraries = Libraries.Dapper,
            Calls = [new("ada@example.org", "Ada"), new("ada@example.org", "Ada"), new("eve@example.org", "Ada")],
        };

        var seen = await BeforeAndAfter.OfAsync(server, source, "CTI4010");

        Assert.Equal([null, null, "members_name_key"], seen.Before.Outcomes.Select(outcome => outcome.DatabaseError?.ConstraintName));
        Assert.Null(seen.After.Outcomes[1].Exception);
        var told = Assert.IsType<InvalidOperationException>(seen.After.Outcomes[2].Exception);
        Assert.Equal("Another row of members with this name already exists.", told.Message);
        Assert.Equal(seen.Before.Rows.All, seen.After.Rows.All);
    }

    [Fact]
    public async Task A_key_that_comes_twice_fails_the_whole_upsert()
    {
        var source = new ProofSource
        {
            Code = """
                using Dapper;
                using Npgsql;

                public static class Shop
                {
                    public static async Task Enter(NpgsqlConnection connection, string one, string other)
                    {
                        await connection.ExecuteAsync("INSERT INTO users (email) SELECT e FROM unnest(@emails) AS e ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email", new { emails = new[] { one, other } });
                    }
                }
                """,
            Ddl = "CREATE TABLE users (email text PRIMARY KEY);\n",
            Libraries = Libraries.Dapper,
            Calls = [new("a", "b"), new("c", "c")],
        };
        using var program = CompiledProgram.Compile(source.Code, source.Libraries, source.Method);

        var run = await SequentialCalls.RunAsync(server, source, program, source.Calls);

        Assert.Equal([null, "21000"], run.Outcomes.Select(outcome => outcome.DatabaseError?.SqlState));
        Assert.Equal(2, run.Rows.All.Length);
    }
}
