using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fixes of CTI4001, CTI4004 and CTI4006 make of real source: before, the statement fails with the SQLSTATE that the message
/// names; after, the second call for a row does what was meant.
/// </summary>
public sealed class ConflictTargetProofs(PostgresServer server)
{
    private const string Users = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, name text NOT NULL, deleted_at timestamptz);\n";

    private const string Plain = Users + "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);\n";

    private const string Partial = Users + "CREATE UNIQUE INDEX users_live ON users (email) WHERE deleted_at IS NULL;\n";

    private const string Expression = Users + "CREATE UNIQUE INDEX users_email_lower ON users (lower(email));\n";

    /// <summary>A table, a statement and its rule, the SQLSTATE of both calls before, and the name that the row has in the end.</summary>
    public static TheoryData<string, string, string, string, string> Statements => new()
    {
        { Partial, "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", "CTI4001", "42P10", "Ada" },
        { Partial, "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT ON CONSTRAINT users_live DO UPDATE SET name = EXCLUDED.name", "CTI4001", "42704", "Eve" },
        { Expression, "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name", "CTI4001", "42P10", "Eve" },
        { Plain, "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email, name) DO NOTHING", "CTI4001", "42P10", "Ada" },
        { Plain, "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT DO UPDATE SET name = EXCLUDED.name", "CTI4004", "42601", "Eve" },
        { Plain, "INSERT IGNORE INTO users (email, name) VALUES (@email, @name)", "CTI4004", "42601", "Ada" },
        { Plain, "INSERT OR IGNORE INTO users (email, name) VALUES (@email, @name);", "CTI4004", "42601", "Ada" },
        { Plain, "REPLACE INTO users (email, name) VALUES (@email, @name)", "CTI4004", "42601", "Eve" },
        { Plain, "INSERT INTO users (email, name) VALUES (@email, @name) ON DUPLICATE KEY UPDATE name = VALUES(name)", "CTI4004", "42601", "Eve" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_that_always_fails_works(string ddl, string sql, string rule, string sqlState, string name)
    {
        var seen = await BeforeAndAfter.OfAsync(server, Shop(ddl, sql), rule);

        Assert.Equal([sqlState, sqlState], seen.Before.Outcomes.Select(outcome => outcome.DatabaseError?.SqlState));
        Assert.Empty(seen.Before.Rows.All);
        Assert.All(seen.After.Outcomes, outcome => Assert.Null(outcome.Exception));
        Assert.Contains(name, Assert.Single(seen.After.Rows.All));
    }

    [Theory]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name", "Eve")]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT ON CONSTRAINT users_pkey DO NOTHING", "Ada")]
    public async Task A_clause_that_never_did_anything_works(string sql, string name)
    {
        var seen = await BeforeAndAfter.OfAsync(server, Shop(Plain, sql), "CTI4006");

        Assert.Equal([null, "23505"], seen.Before.Outcomes.Select(outcome => outcome.DatabaseError?.SqlState));
        Assert.All(seen.After.Outcomes, outcome => Assert.Null(outcome.Exception));
        Assert.Contains(name, Assert.Single(seen.After.Rows.All));
    }

    /// <summary>What CTI4005 says, which has no fix.</summary>
    [Theory]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING")]
    [InlineData("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT DO NOTHING")]
    public async Task A_deferrable_key_refuses_every_row(string sql)
    {
        var source = Shop(Users + "ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email) DEFERRABLE;\n", sql);
        using var program = CompiledProgram.Compile(source.Code, source.Libraries, source.Method);

        var run = await SequentialCalls.RunAsync(server, source, program, source.Calls);

        Assert.Equal(["55000", "55000"], run.Outcomes.Select(outcome => outcome.DatabaseError?.SqlState));
    }

    private static ProofSource Shop(string ddl, string sql) => new()
    {
        Code = $$"""
            using Dapper;
            using Npgsql;

            public static class Shop
            {
                public static async Task Enter(NpgsqlConnection connection, string email, string name)
                {
                    await connection.ExecuteAsync("{{sql}}", new { email, name });
                }
            }
            """,
        Ddl = ddl,
        Libraries = Libraries.Dapper,
        Calls = [new("ada@example.org", "Ada"), new("ada@example.org", "Eve")],
    };
}
