using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class NameTheConstraintFixTests
{
    private const string Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text CONSTRAINT Users_Email_Key UNIQUE, badge int UNIQUE);";

    [Theory]
    [InlineData("e.SqlState == PostgresErrorCodes.UniqueViolation", "e.SqlState == PostgresErrorCodes.UniqueViolation && e.ConstraintName == \"users_email_key\"")]
    [InlineData("e is { SqlState: PostgresErrorCodes.UniqueViolation }", "e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: \"users_email_key\" }")]
    [InlineData("email != \"\" && e.SqlState == PostgresErrorCodes.UniqueViolation", "email != \"\" && e.SqlState == PostgresErrorCodes.UniqueViolation && e.ConstraintName == \"users_email_key\"")]
    public Task The_constraint_is_asked_for_as_the_server_spells_it(string filter, string rewritten) =>
        FixVerifier<NameTheConstraintFix>.Rewrites(Source("{|CTI3008:PostgresException|}", filter), Source("PostgresException", rewritten), Schema);

    [Fact]
    public Task A_partition_has_a_name_of_its_own() => FixVerifier<NameTheConstraintFix>.OffersNothing(
        Source("{|CTI3008:PostgresException|}", "e.SqlState == PostgresErrorCodes.UniqueViolation"),
        "CREATE TABLE users (email text CONSTRAINT users_email_key UNIQUE, badge int CONSTRAINT users_badge_key UNIQUE) PARTITION BY HASH (email);");

    private static string Source(string exception, string filter) => $$"""
        using System.Threading.Tasks;
        using Dapper;
        using Npgsql;

        public class Registry(NpgsqlConnection connection)
        {
            public async Task<string> Register(string email, int badge)
            {
                try
                {
                    await connection.ExecuteAsync("INSERT INTO users (email, badge) VALUES (@email, @badge)", new { email, badge });
                    return email;
                }
                catch ({{exception}} e) when ({{filter}})
                {
                    return "This email is taken";
                }
            }
        }
        """;
}
