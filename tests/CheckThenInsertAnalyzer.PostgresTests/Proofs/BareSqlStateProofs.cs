using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>The code fix of CTI3011 changes nothing of what real source does.</summary>
public sealed class BareSqlStateProofs(PostgresServer server)
{
    [Theory]
    [InlineData("""catch (PostgresException ex) when (ex.SqlState == "23505")""")]
    [InlineData("""catch (PostgresException ex) when (ex.SqlState is "23505")""")]
    [InlineData("""catch (NpgsqlException ex) when (ex is { SqlState: "23505" or "23P01" })""")]
    [InlineData("""catch (PostgresException ex) when (ex.SqlState.Equals("23505"))""")]
    [InlineData("""catch (PostgresException ex) when (ex.SqlState switch { "23505" => true, _ => false })""")]
    public async Task The_handler_takes_what_it_took(string clause) =>
        Handlers.TheDuplicateGetsInAsBefore(await BeforeAndAfter.OfAsync(
            server,
            Handlers.RoundSql("""await connection.ExecuteAsync("INSERT INTO members (email, team_id) VALUES (@email, @team)", new { email, team });""", clause),
            "CTI3011"));
}
