using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>What the code fix of CTI1004 makes of a statement that checks and inserts, run before and after (FACTS A5, A7, K5).</summary>
public sealed class OneStatementRaceProofs(PostgresServer server)
{
    /// <summary>The method.</summary>
    public static TheoryData<string> Methods =>
    [
        """
        public static async Task Skip(NpgsqlConnection conn, string email, string? name)
        {
            await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT @email, @name WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email, name });
        }
        """,
        """
        public static async Task<bool> SkipTold(NpgsqlConnection conn, string email, string? name)
        {
            return await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT @email, @name WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.email = @email)", new { email, name }) > 0;
        }
        """,
        """
        public static async Task<int?> Returning(NpgsqlConnection conn, string email, string? name)
        {
            return await conn.QueryFirstOrDefaultAsync<int?>("INSERT INTO users (email, name) SELECT @email, @name WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = @email) RETURNING id", new { email, name });
        }
        """,
        """
        public static bool Synchronous(NpgsqlConnection conn, string email, string? name)
        {
            using var insert = new NpgsqlCommand("INSERT INTO users (email, name) SELECT $1, $2 WHERE (SELECT count(*) FROM users WHERE email = $1) = 0 -- once", conn) { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } } };
            return insert.ExecuteNonQuery() == 1;
        }
        """,
        """
        public static async Task Having(NpgsqlConnection conn, string email, string? name)
        {
            await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT @email, @name FROM users WHERE email = @email HAVING count(*) = 0", new { email, name });
        }
        """,
        """
        public static async Task Joined(NpgsqlConnection conn, string email, string? name)
        {
            await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT v.email, v.name FROM (VALUES (@email, @name)) AS v (email, name) LEFT JOIN users u ON u.email = v.email WHERE u.id IS NULL", new { email, name });
        }
        """,
        """
        public static async Task NotIn(NpgsqlConnection conn, string email, string? name)
        {
            await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT @email, @name WHERE @email NOT IN (SELECT email FROM users)", new { email, name });
        }
        """,
    ];

    /// <summary>The loser of the race updates the row, as the one that comes second always did.</summary>
    [Fact]
    public async Task An_update_tried_first_gets_its_second_chance()
    {
        var source = new ProofSource
        {
            Code = Users.Program("""
                public static async Task Save(NpgsqlConnection conn, string email, string? name)
                {
                    await conn.ExecuteAsync("WITH changed AS (UPDATE users SET name = @name WHERE email = @email RETURNING id) INSERT INTO users (email, name) SELECT @email, @name WHERE NOT EXISTS (SELECT 1 FROM changed)", new { email, name });
                }
                """),
            Ddl = Users.Table,
            Libraries = Libraries.Dapper,
            MeetingPoint = MeetingPoint.FirstInsertedRow,
        };
        var after = await Proof.Of(source, server).FixedBy("CTI1004");
        Assert.Contains("ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name", after);
    }

    /// <summary>Each statement of a block sees what was committed when it began, so that the IF is older than the INSERT.</summary>
    [Fact]
    public async Task IF_in_a_DO_block_leaves_the_gap_that_the_clause_closes()
    {
        var source = new ProofSource
        {
            Code = Users.Program("""
                public static async Task Ensure(NpgsqlConnection conn, string email, string? name)
                {
                    await conn.ExecuteAsync("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM users WHERE email = 'root') THEN INSERT INTO users (email) VALUES ('root'); END IF; END $$");
                }
                """),
            Ddl = Users.Table,
            Libraries = Libraries.Dapper,
            MeetingPoint = MeetingPoint.FirstInsertedRow,
        };
        await Proof.Of(source, server).RewrittenAs(source.Code.Replace("VALUES ('root')", "VALUES ('root') ON CONFLICT (email) DO NOTHING"));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_clause_closes_the_gap(string method)
    {
        var source = new ProofSource
        {
            Code = Users.Program(method),
            Ddl = Users.Table,
            Libraries = Libraries.Dapper,
            MeetingPoint = MeetingPoint.FirstInsertedRow,
            ResultMeaning = method.Contains("Task<int") ? ResultMeaning.GeneratedKey : ResultMeaning.Value,
        };
        var after = await Proof.Of(source, server).FixedBy("CTI1004");
        Assert.Contains("ON CONFLICT (email) DO NOTHING", after);
    }
}
