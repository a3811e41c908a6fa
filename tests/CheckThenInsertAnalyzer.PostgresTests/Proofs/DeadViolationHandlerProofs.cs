using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3002 makes of real source: before, the violation goes past a handler of the other shape (FACTS
/// F5); after, the handler runs for it, and for nothing else.
/// </summary>
public sealed class DeadViolationHandlerProofs(PostgresServer server)
{
    private const string SaveChangesAsync = "db.Members.Add(new Member { Email = email, TeamId = team }); await db.SaveChangesAsync();";
    private const string SaveChanges = "db.Add(new Member { Email = email, TeamId = team }); db.SaveChanges();";
    private const string ExecuteSql = """await db.Database.ExecuteSqlAsync($"INSERT INTO members (email, team_id) VALUES ({email}, {team})");""";
    private const string Dapper = """await connection.ExecuteAsync("INSERT INTO members (email, team_id) VALUES (@email, @team)", new { email, team });""";
    private const string Npgsql = """
        await using var insert = new NpgsqlCommand("INSERT INTO members (email, team_id) VALUES ($1, $2)", connection) { Parameters = { new() { Value = email }, new() { Value = team } } };
        await insert.ExecuteNonQueryAsync();
        """;

    [Theory]
    [InlineData(SaveChangesAsync, "catch (PostgresException)")]
    [InlineData(SaveChangesAsync, """catch (PostgresException ex) when (ex.SqlState == "23505")""")]
    [InlineData(SaveChangesAsync, """catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName == "members_email_key")""")]
    [InlineData(SaveChanges, """catch (PostgresException ex) when (ex.SqlState == "23505" && (ex.TableName == "members" || email == ""))""")]
    public async Task Round_a_flush_the_wrapped_violation_is_taken(string flush, string clause) =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundEntityFramework(flush, clause), "CTI3002"));

    [Theory]
    [InlineData(Dapper, "catch (DbUpdateException)")]
    [InlineData(Dapper, """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: "23505", ConstraintName: "members_email_key" })""")]
    [InlineData(Npgsql, """catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation && violation.TableName == "members")""")]
    public async Task Round_a_statement_the_bare_violation_is_taken(string statement, string clause) =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundSql(statement, clause), "CTI3002"));

    [Fact]
    public async Task Round_sql_of_EntityFramework_the_bare_violation_is_taken() =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundEntityFramework(ExecuteSql, "catch (DbUpdateException)"), "CTI3002"));
}
