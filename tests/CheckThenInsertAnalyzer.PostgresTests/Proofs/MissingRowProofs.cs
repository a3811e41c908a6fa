using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI4002 makes of real source: before, the second call for a row fails as the message says (FACTS C2); after, it gets
/// the first one's id (FACTS A9).
/// </summary>
public sealed class MissingRowProofs(PostgresServer server)
{
    /// <summary>How the id is read, and what is thrown when there is none; null when 0 is taken for an id.</summary>
    public static TheoryData<string, string?> Reads => new()
    {
        { """return await connection.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING RETURNING id", new { email, name });""", nameof(InvalidOperationException) },
        { """return connection.Query<int>("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT DO NOTHING RETURNING id", new { email, name }).First();""", nameof(InvalidOperationException) },
        {
            """
            await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id", connection);
            insert.Parameters.AddWithValue(email);
            insert.Parameters.AddWithValue(name);
            return (int)(await insert.ExecuteScalarAsync())!;
            """,
            nameof(NullReferenceException)
        },
        {
            """
            using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING RETURNING id", connection);
            insert.Parameters.AddWithValue("email", email);
            insert.Parameters.AddWithValue("name", name);
            await using var reader = await insert.ExecuteReaderAsync();
            await reader.ReadAsync();
            return reader.GetInt32(0);
            """,
            nameof(InvalidOperationException)
        },
        {
            """
            var id = await connection.ExecuteScalarAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING RETURNING id", new { email, name });
            await connection.ExecuteAsync("INSERT INTO visits (user_id) VALUES (@id)", new { id });
            return id;
            """,
            null
        },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task The_second_call_gets_the_row_of_the_first(string read, string? thrown)
    {
        var seen = await BeforeAndAfter.OfAsync(server, Shop(read), "CTI4002");

        var first = Assert.IsType<int>(seen.Before.Outcomes[0].Result);
        Assert.Equal(thrown, seen.Before.Outcomes[1].Exception?.GetType().Name);
        Assert.Equal(thrown is null ? 0 : null, seen.Before.Outcomes[1].Result);
        Assert.Equal([first, first], seen.After.Outcomes.Select(outcome => outcome.Result));
        Assert.Contains(seen.After.Rows.All, row => row.Contains("Ada"));
        Assert.DoesNotContain(seen.After.Rows.All, row => row.Contains("Eve"));
    }

    [Fact]
    public async Task Rows_of_entity_framework()
    {
        var source = new ProofSource
        {
            Code = """
                using Microsoft.EntityFrameworkCore;

                public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

                public static class Shop
                {
                    public static async Task<int> Enter(ShopContext db, string email, string name)
                    {
                        var ids = await db.Database.SqlQuery<int>($"INSERT INTO users (email, name) VALUES ({email}, {name}) ON CONFLICT (email) DO NOTHING RETURNING id").ToListAsync();
                        return ids[0];
                    }
                }
                """,
            Ddl = Users,
            Calls = Calls,
        };

        var seen = await BeforeAndAfter.OfAsync(server, source, "CTI4002");

        Assert.IsType<ArgumentOutOfRangeException>(seen.Before.Outcomes[1].Exception);
        Assert.Equal(seen.Before.Outcomes[0].Result, seen.After.Outcomes[1].Result);
    }

    private const string Users = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL);\nCREATE TABLE visits (user_id int NOT NULL);\n";

    private static readonly System.Collections.Immutable.ImmutableArray<ProofCall> Calls = [new("ada@example.org", "Ada"), new("ada@example.org", "Eve")];

    private static ProofSource Shop(string read) => new()
    {
        Code = $$"""
            using Dapper;
            using Npgsql;

            public static class Shop
            {
                public static async Task<int> Enter(NpgsqlConnection connection, string email, string name)
                {
                    await Task.CompletedTask;
                    {{read}}
                }
            }
            """,
        Ddl = Users,
        Libraries = Libraries.Dapper,
        Calls = Calls,
    };
}
