using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3004 makes of real source: where the text is never there (FACTS F2, F5) the handler runs only after; where an English
/// server writes it, the handler does after the fix what it did before.
/// </summary>
public sealed class TextOfViolationProofs(PostgresServer server)
{
    private const string SaveChanges = "db.Members.Add(new Member { Email = email, TeamId = team }); await db.SaveChangesAsync();";
    private const string ExecuteSql = """await db.Database.ExecuteSqlAsync($"INSERT INTO members (email, team_id) VALUES ({email}, {team})");""";
    private const string Dapper = """await connection.ExecuteAsync("INSERT INTO members (email, team_id) VALUES (@email, @team)", new { email, team });""";

    [Theory]
    [InlineData("""catch (PostgresException ex) when (ex.Detail!.Contains("already exists"))""")]
    [InlineData("""catch (NpgsqlException ex) when (ex.Message.Contains("UNIQUE constraint failed"))""")]
    [InlineData("""catch (Exception ex) when (ex.Message.Contains("Cannot insert duplicate key"))""")]
    public async Task A_bare_violation_gets_in_at_last(string clause) =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundSql(Dapper, clause), "CTI3004"));

    [Theory]
    [InlineData(SaveChanges, """catch (DbUpdateException ex) when (ex.Message.Contains("duplicate key"))""")]
    [InlineData(SaveChanges, """catch (DbUpdateException ex) when (ex.InnerException?.Message.Contains("UNIQUE constraint failed") == true)""")]
    [InlineData(SaveChanges, """catch (Exception ex) when (ex.Message.Contains("duplicate key"))""")]
    [InlineData(ExecuteSql, """catch (Exception ex) when (ex.Message.Contains("Duplicate entry"))""")]
    public async Task So_does_a_wrapped_one(string insert, string clause) =>
        Handlers.OnlyTheDuplicateGetsIn(await BeforeAndAfter.OfAsync(server, Handlers.RoundEntityFramework(insert, clause), "CTI3004"));

    [Theory]
    [InlineData("""catch (PostgresException ex) when (ex.Message.Contains("duplicate key"))""")]
    [InlineData("""catch (PostgresException ex) when (ex.MessageText.Contains("members_email_key"))""")]
    [InlineData("""catch (Exception ex) when (ex.ToString().Contains("unique constraint"))""")]
    public async Task On_an_English_server_nothing_changes(string clause) =>
        Handlers.TheDuplicateGetsInAsBefore(await BeforeAndAfter.OfAsync(server, Handlers.RoundSql(Dapper, clause), "CTI3004"));

    [Theory]
    [InlineData("""catch (DbUpdateException ex) when (ex.InnerException!.Message.Contains("duplicate key"))""")]
    [InlineData("""catch (DbUpdateException ex) when (ex.GetBaseException().Message.Contains("duplicate key") || ex.GetBaseException().Message.Contains("unique constraint"))""")]
    public async Task Nor_round_a_flush(string clause) =>
        Handlers.TheDuplicateGetsInAsBefore(await BeforeAndAfter.OfAsync(server, Handlers.RoundEntityFramework(SaveChanges, clause), "CTI3004"));
}
