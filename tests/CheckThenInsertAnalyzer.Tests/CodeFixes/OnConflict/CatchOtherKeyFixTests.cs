using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class CatchOtherKeyFixTests
{
    private const string Schema = "CREATE TABLE members (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text CONSTRAINT members_name UNIQUE);";

    [Fact]
    public Task The_violation_of_the_other_key_is_caught() => FixVerifier<CatchOtherKeyFix>.Rewrites(
        Source("""
            await connection.{|CTI4010:ExecuteAsync|}("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name });
            """),
        Source("""
            try
                    {
                        await connection.ExecuteAsync("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name });
                    }
                    catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName == "members_name")
                    {
                        throw new InvalidOperationException("Another row of members with this name already exists.", ex);
                    }
            """),
        Schema);

    [Fact]
    public Task A_transaction_would_be_lost() => FixVerifier<CatchOtherKeyFix>.OffersNothing(
        Source("""
            await using var transaction = await connection.BeginTransactionAsync();
                    await connection.{|CTI4010:ExecuteAsync|}("INSERT INTO members (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name }, transaction);
                    await transaction.CommitAsync();
            """),
        Schema);

    private static string Source(string body) => $$"""
        using Dapper;
        using Npgsql;

        public class Store(NpgsqlConnection connection)
        {
            public async Task SendAsync(string email, string name)
            {
                {{body.Trim()}}
            }
        }
        """;
}
