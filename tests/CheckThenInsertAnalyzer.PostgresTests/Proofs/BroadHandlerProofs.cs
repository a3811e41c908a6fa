using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3005 makes of real source: before, the handler runs for the missing team as it does for the duplicate; after, for the
/// duplicate alone.
/// </summary>
public sealed class BroadHandlerProofs(PostgresServer server)
{
    private const string SaveChanges = "db.Members.Add(new Member { Email = email, TeamId = team }); await db.SaveChangesAsync();";
    private const string ExecuteSql = """await db.Database.ExecuteSqlAsync($"INSERT INTO members (email, team_id) VALUES ({email}, {team})");""";
    private const string Dapper = """await connection.ExecuteAsync("INSERT INTO members (email, team_id) VALUES (@email, @team)", new { email, team });""";
    private const string Npgsql = """
        await using var insert = new NpgsqlCommand("INSERT INTO members (email, team_id) VALUES ($1, $2)", connection) { Parameters = { new() { Value = email }, new() { Value = team } } };
        await insert.ExecuteNonQueryAsync();
        """;

    [Theory]
    [InlineData(SaveChanges, "/* already exists */ catch (DbUpdateException)")]
    [InlineData(SaveChanges, "/* already exists */ catch (DbUpdateException failure)")]
    [InlineData(SaveChanges, "/* already exists */ catch (Exception)")]
    [InlineData(ExecuteSql, "/* already exists */ catch (PostgresException)")]
    public async Task With_a_context_only_the_duplicate_stays(string insert, string clause) =>
        Handlers.OnlyTheDuplicateStaysIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundEntityFramework(insert, clause), "CTI3005"));

    [Theory]
    [InlineData(Dapper, "/* already exists */ catch (PostgresException)")]
    [InlineData(Dapper, "/* already exists */ catch (Exception)")]
    [InlineData(Npgsql, "/* already exists */ catch (NpgsqlException failure)")]
    [InlineData(Npgsql, "/* already exists */ catch (System.Data.Common.DbException)")]
    public async Task With_a_connection_too(string insert, string clause) =>
        Handlers.OnlyTheDuplicateStaysIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundSql(insert, clause), "CTI3005"));
}
