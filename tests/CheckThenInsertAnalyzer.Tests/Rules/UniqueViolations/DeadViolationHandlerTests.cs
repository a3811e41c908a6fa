using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3002: a catch clause that no violation of its try block gets into.</summary>
public sealed class DeadViolationHandlerTests
{
    private const string Flush = "context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(token);";
    private const string Statement = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });";

    [Theory]
    [InlineData(Flush, "catch ({|CTI3002:PostgresException|})")]
    [InlineData(Flush, "catch ({|CTI3002:PostgresException|} e) when (e.SqlState == \"23505\")")]
    [InlineData(Flush, "catch ({|CTI3002:NpgsqlException|} e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)")]
    [InlineData(Statement, "catch ({|CTI3002:DbUpdateException|})")]
    [InlineData(Statement, "catch ({|CTI3002:DbUpdateException|} e) when (e.InnerException is PostgresException { SqlState: \"23505\" })")]
    [InlineData(Statement, "catch ({|CTI3002:PostgresException|} e) when (e.InnerException is PostgresException { SqlState: \"23505\" })")]
    [InlineData("await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ({email})\", token);", "catch ({|CTI3002:DbUpdateException|})")]
    public Task Other_shape(string tried, string clause) => ShopModel.Verifier.Warns(Source(tried, clause));

    [Theory]
    [InlineData(Flush, "catch (DbUpdateException)")]
    [InlineData(Flush, "catch (DbUpdateException e) when (e.InnerException is PostgresException)")]
    [InlineData(Flush, "catch (Exception)")]
    [InlineData(Flush, "catch (InvalidOperationException)")]
    [InlineData(Flush, "catch (PostgresException e) when (e.SqlState == \"40P01\")")]
    [InlineData(Flush, "catch (DbUpdateConcurrencyException)")]
    [InlineData(Statement, "catch (PostgresException)")]
    [InlineData(Statement, "catch (NpgsqlException)")]
    [InlineData(Statement, "catch (DbException)")]
    [InlineData(Statement, "catch (PostgresException e) when (e.SqlState == \"23503\")")]
    [InlineData(Flush + Statement, "catch (PostgresException)")]
    [InlineData(Flush + Statement, "catch (DbUpdateException)")]
    [InlineData("await Help(); " + Flush, "catch (PostgresException)")]
    [InlineData(Flush + " await using var transaction = await context.Database.BeginTransactionAsync(token); await transaction.CommitAsync(token);", "catch (PostgresException)")]
    [InlineData("await connection.OpenAsync(token); " + Statement, "catch (NpgsqlException)")]
    [InlineData("await context.Users.FirstAsync(token);", "catch (PostgresException)")]
    [InlineData("await connection.OpenAsync(token);", "catch (PostgresException)")]
    public Task Fitting_or_not_meant_for_violations(string tried, string clause) => ShopModel.Verifier.IsSilent(Source(tried, clause));

    [Fact]
    public Task What_it_says() => ShopModel.Verifier.Says(
        "A unique violation never gets into this catch of 'PostgresException': 'SaveChangesAsync' raises it as a DbUpdateException whose InnerException is a PostgresException. Catch that.",
        Source(Flush, "catch ({|CTI3002:PostgresException|})"));

    private static string Source(string tried, string clause) => $$"""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<bool> Register(string email, CancellationToken token)
            {
                try
                {
                    {{tried}}
                    return true;
                }
                {{clause}}
                {
                    return connection is null;
                }
            }

            private Task Help() => connection.ExecuteAsync("INSERT INTO log (line) VALUES ('a')");
        }
        """;
}
