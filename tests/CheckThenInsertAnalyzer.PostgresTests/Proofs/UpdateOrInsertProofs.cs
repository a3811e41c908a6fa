using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>What the code fix of CTI1003 makes of SQL, applied by the fix itself and run before and after (FACTS K3).</summary>
public sealed class UpdateOrInsertProofs(PostgresServer server)
{
    private const string BestKey = "CTI1003.UpdateTheRowThatIsThere";
    private const string KeepUpdateKey = "CTI1003.KeepTheUpdate";

    private const string LookedUp = """
        public static async Task Save(NpgsqlConnection conn, string email, string? name)
        {
            var id = await conn.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
            if (id is not null)
                await conn.ExecuteAsync("UPDATE users SET name = @name WHERE id = @id", new { name, id });
            else
                await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        }
        """;

    private const string TriedFirst = """
        public static async Task Save(NpgsqlConnection conn, string email, string? name)
        {
            var rows = await conn.ExecuteAsync("UPDATE users SET name = @name WHERE email = @email", new { email, name });
            if (rows == 0)
                await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        }
        """;

    private const string Commands = """
        public static void Save(NpgsqlConnection conn, string email, string? name)
        {
            using var check = new NpgsqlCommand("SELECT id FROM users WHERE email = @email", conn);
            check.Parameters.AddWithValue("email", email);
            if (check.ExecuteScalar() is int id)
            {
                using var update = new NpgsqlCommand("UPDATE users SET name = @name WHERE id = @id", conn);
                update.Parameters.AddWithValue("id", id);
                update.Parameters.AddWithValue("name", (object?)name ?? DBNull.Value);
                update.ExecuteNonQuery();
            }
            else
            {
                using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES (@email, @name)", conn);
                insert.Parameters.AddWithValue("email", email);
                insert.Parameters.AddWithValue("name", (object?)name ?? DBNull.Value);
                insert.ExecuteNonQuery();
            }
        }
        """;

    /// <summary>The method and the fix.</summary>
    public static TheoryData<string, string> Methods => new()
    {
        { LookedUp, BestKey },
        { LookedUp, KeepUpdateKey },
        { TriedFirst, BestKey },
        { TriedFirst, KeepUpdateKey },
        { Commands, BestKey },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task One_statement_does_both(string method, string fix)
    {
        // An UPDATE would wait at the gate for the table, and so never meet the other one between itself and the insert.
        var source = new ProofSource { Code = Users.Program(method), Ddl = Users.Table, Libraries = Libraries.Dapper, MeetingPoint = MeetingPoint.FirstInsertedRow };
        var after = await Proof.Of(source, server).FixedBy("CTI1003", fix);
        Assert.Contains("ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name", after);
    }

    /// <summary>Both callers count: the one that comes second adds to what the first has inserted.</summary>
    [Fact]
    public async Task A_counter_loses_no_call()
    {
        var source = new ProofSource
        {
            Code = Users.Program("""
                public static async Task Count(NpgsqlConnection conn, string word, int times)
                {
                    var rows = await conn.ExecuteAsync("UPDATE words SET seen = seen + @times WHERE word = @word", new { word, times });
                    if (rows == 0)
                        await conn.ExecuteAsync("INSERT INTO words (word, seen) VALUES (@word, @times)", new { word, times });
                }
                """),
            Ddl = "CREATE TABLE words (word text PRIMARY KEY, seen int NOT NULL);\n",
            Libraries = Libraries.Dapper,
            MeetingPoint = MeetingPoint.FirstInsertedRow,
            Calls = [new("one", 1), new("one", 2), new("other", 5), new("one", 3)],
            Race = (new("new", 2), new("new", 3)),
        };
        var after = await Proof.Of(source, server).FixedBy("CTI1003", BestKey);
        Assert.Contains("DO UPDATE SET seen = words.seen + @times", after);
    }
}
