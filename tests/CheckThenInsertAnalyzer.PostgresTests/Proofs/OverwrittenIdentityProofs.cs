using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI4007 makes of real source: before, the second call for a row fails because its children refer to it, or puts its
/// time of creation forward; after, the row keeps both.
/// </summary>
public sealed class OverwrittenIdentityProofs(PostgresServer server)
{
    /// <summary>How a user is stored or renamed, and what comes back of it.</summary>
    public static TheoryData<string> Upserts => new()
    {
        """
        return connection.QuerySingle<string>(@"INSERT INTO users (email, name) VALUES (@email, @name)
            ON CONFLICT (email) DO UPDATE SET id = EXCLUDED.id, name = EXCLUDED.name, created_at = now()
            RETURNING id || ' ' || (created_at < '2001-01-01')", new { email, name });
        """,
        """
        using var upsert = new NpgsqlCommand("INSERT INTO users (id, email, name) VALUES (@id, @email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, created_at = EXCLUDED.created_at, id = @id RETURNING id || ' ' || (created_at < '2001-01-01')", connection);
        upsert.Parameters.AddWithValue("id", Guid.NewGuid());
        upsert.Parameters.AddWithValue("email", email);
        upsert.Parameters.AddWithValue("name", name);
        return (string)upsert.ExecuteScalar()!;
        """,
    };

    [Theory]
    [MemberData(nameof(Upserts))]
    public async Task A_row_with_children_keeps_its_key(string upsert)
    {
        var seen = await BeforeAndAfter.OfAsync(server, Shop(upsert) with { Seed = User + "INSERT INTO orders VALUES ('00000000-0000-0000-0000-000000000001');\n" }, "CTI4007");

        Assert.Equal("23503", seen.Before.Outcomes[0].DatabaseError?.SqlState);
        Assert.Equal("00000000-0000-0000-0000-000000000001 true", seen.After.Outcomes[0].Result);
        Assert.Contains("Renamed", string.Join('\n', seen.After.Rows.All));
    }

    [Theory]
    [MemberData(nameof(Upserts))]
    public async Task A_row_without_children_keeps_key_and_time(string upsert)
    {
        var seen = await BeforeAndAfter.OfAsync(server, Shop(upsert) with { Seed = User }, "CTI4007");

        var before = Assert.IsType<string>(seen.Before.Outcomes[0].Result);
        Assert.DoesNotContain("00000000-0000-0000-0000-000000000001", before);
        Assert.EndsWith("false", before);
        Assert.Equal("00000000-0000-0000-0000-000000000001 true", seen.After.Outcomes[0].Result);
    }

    private const string User = "INSERT INTO users VALUES ('00000000-0000-0000-0000-000000000001', 'ada@example.org', 'Ada', '2000-01-01');\n";

    private static ProofSource Shop(string upsert) => new()
    {
        Code = $$"""
            using Dapper;
            using Npgsql;

            public static class Shop
            {
                public static string Enter(NpgsqlConnection connection, string email, string name)
                {
                    {{upsert}}
                }
            }
            """,
        Ddl = """
            CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text NOT NULL UNIQUE, name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE orders (user_id uuid NOT NULL REFERENCES users (id));

            """,
        Libraries = Libraries.Dapper,
        Calls = [new("ada@example.org", "Renamed")],
    };
}
