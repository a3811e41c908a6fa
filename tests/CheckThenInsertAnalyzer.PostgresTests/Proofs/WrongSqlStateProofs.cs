using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3003 makes of real source: before, the filter's code never comes (FACTS F1); after, the
/// handler runs for a duplicate, and for nothing else.
/// </summary>
public sealed class WrongSqlStateProofs(PostgresServer server)
{
    [Theory]
    [InlineData("ex.ErrorCode == 23505")]
    [InlineData("ex.HResult is 23505")]
    [InlineData("ex.ErrorCode == 2627")]
    [InlineData("""ex.SqlState == "23000" """)]
    [InlineData("""ex.SqlState == "23505 " """)]
    [InlineData("""ex.SqlState.Equals("unique_violation")""")]
    [InlineData("""ex is { ErrorCode: 23505, ConstraintName: "members_email_key" }""")]
    public async Task A_filter_on_a_bare_violation_meets_it(string condition) =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(
            server,
            Handlers.RoundSql(
                """await connection.ExecuteAsync("INSERT INTO members (email, team_id) VALUES (@email, @team)", new { email, team });""",
                $"catch (PostgresException ex) when ({condition})"),
            "CTI3003"));

    [Theory]
    [InlineData("ex.InnerException is PostgresException { ErrorCode: 23505 }")]
    [InlineData("""ex.InnerException is PostgresException { SqlState: "23000" }""")]
    [InlineData("ex.InnerException is PostgresException violation && violation.ErrorCode == 23505")]
    public async Task A_filter_on_a_wrapped_violation_meets_it(string condition) =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(
            server,
            Handlers.RoundEntityFramework(
                "db.Members.Add(new Member { Email = email, TeamId = team }); await db.SaveChangesAsync();",
                $"catch (DbUpdateException ex) when ({condition})"),
            "CTI3003"));
}
