using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI4003 makes of real source: before, a new row is lost without an error while the sequence lags behind (FACTS E5);
/// after, the caller hears of it, and a duplicate is passed over as before.
/// </summary>
public sealed class HiddenConflictProofs(PostgresServer server)
{
    /// <summary>How a user is stored unless the address is taken.</summary>
    public static TheoryData<string> Inserts => new()
    {
        """await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email) ON CONFLICT DO NOTHING", new { email });""",
        """
        await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES ($1) ON CONFLICT DO NOTHING", connection);
        insert.Parameters.AddWithValue(email);
        await insert.ExecuteNonQueryAsync();
        """,
        """
        await connection.QueryAsync<int>(@"insert into users (email) select @email
            on conflict do nothing
            returning id", new { email });
        """,
    };

    [Theory]
    [MemberData(nameof(Inserts))]
    public async Task A_row_that_the_sequence_has_no_number_for_is_no_longer_lost(string insert)
    {
        var seen = await BeforeAndAfter.OfAsync(server, Shop(insert), "CTI4003");

        Assert.All(seen.Before.Outcomes, outcome => Assert.Null(outcome.Exception));
        Assert.Equal(Rows("imported", "third"), seen.Before.Rows.All);
        Assert.Equal([null, "23505", null], seen.After.Outcomes.Select(outcome => outcome.DatabaseError?.SqlState));
        Assert.Equal("users_pkey", seen.After.Outcomes[1].DatabaseError?.ConstraintName);
        Assert.Equal(Rows("imported", "third"), seen.After.Rows.All);
    }

    private static IEnumerable<string> Rows(params string[] emails) => emails.Select(email => $$"""users {"email": "{{email}}"}""");

    private static ProofSource Shop(string insert) => new()
    {
        Code = $$"""
            using Dapper;
            using Npgsql;

            public static class Shop
            {
                public static async Task Enter(NpgsqlConnection connection, string email)
                {
                    {{insert}}
                }
            }
            """,
        Ddl = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);\n",
        Seed = "INSERT INTO users (id, email) VALUES (2, 'imported');\n",
        Libraries = Libraries.Dapper,
        Calls = [new("imported"), new("second"), new("third")],
    };
}
