using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3005: a handler that takes every error for a duplicate.</summary>
public sealed class BroadHandlerTests
{
    private const string Flush = "context.Users.Add(new User { Email = email }); await context.SaveChangesAsync();";
    private const string Dapper = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });";
    private const string Npgsql = "await using var command = new NpgsqlCommand(\"INSERT INTO users (email) VALUES ('a')\", connection); await command.ExecuteNonQueryAsync();";
    private const string ExecuteSql = "await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ({email})\");";
    private const string Batch = "await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(\"INSERT INTO users (email) VALUES ('a')\") } }; await batch.ExecuteNonQueryAsync();";

    private static readonly RuleVerifier Verifier = ShopModel.Verifier with { Unasked = ["CTI3011"] };

    [Theory]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { return \"Email already exists\"; }")]
    [InlineData(Flush, "catch ({|CTI3005:Exception|}) { return \"Email already exists\"; }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|} e) { Log(e); return $\"{email} is already taken\"; }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { throw new DuplicateEmailException(); }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|} e) { throw new InvalidOperationException(\"Email already exists\", e); }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { return Conflict(); }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { return Answer(409); }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|} e) { return Conflict(e.Message); }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { isDuplicate = true; }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { return State.Duplicate.ToString(); }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { /* already exists */ }")]
    [InlineData(Flush, "/* Already in db */ catch ({|CTI3005:DbUpdateException|}) { return \"\"; }")]
    [InlineData(Flush, "catch ({|CTI3005:DbUpdateException|}) { }")]
    [InlineData(Dapper, "catch ({|CTI3005:DbException|}) { return Conflict(); }")]
    [InlineData(Npgsql, "catch ({|CTI3005:NpgsqlException|}) { return Conflict(); }")]
    [InlineData(ExecuteSql, "catch ({|CTI3005:PostgresException|}) { return Conflict(); }")]
    [InlineData(Batch, "catch ({|CTI3005:PostgresException|}) { }")]
    public Task Every_error_is_a_duplicate(string insert, string clause) => Verifier.Warns(Source(insert, clause));

    [Theory]
    [InlineData(Flush, "catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { return Conflict(); }")]
    [InlineData(Flush, "catch (DbUpdateException e) { if (e.InnerException is PostgresException { SqlState: \"23505\" }) return Conflict(); throw; }")]
    [InlineData(Flush, "catch (DbUpdateException e) { Log(e); throw; }")]
    [InlineData(Flush, "catch (DbUpdateException e) { throw new InvalidOperationException(\"Could not save\", e); }")]
    [InlineData(Flush, "catch (DbUpdateException e) { Log(e); return \"Could not save\"; }")]
    [InlineData(Flush, "catch (DbUpdateException) { return Answer(500); }")]
    [InlineData(Flush, "catch (DbUpdateException e) { var error = Describe(e); return error == \"\" ? Conflict() : error; }")]
    [InlineData(Flush, "catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { return \"\"; } catch (DbUpdateException) { return Conflict(); }")]
    [InlineData(Flush, "catch (Exception) { }")]
    [InlineData(Flush, "catch (DbUpdateException) { /* the log may be lost */ }")]
    [InlineData(Dapper, "catch (PostgresException e) { return e.SqlState == \"23505\" ? Conflict() : \"\"; }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING\", new { email });", "catch (PostgresException) { return Conflict(); }")]
    [InlineData("context.Users.Remove(new User { Id = 1 }); await context.SaveChangesAsync();", "catch (DbUpdateException) { return Conflict(); }")]
    [InlineData("context.Users.Remove(new User { Id = 1 }); await context.SaveChangesAsync();", "catch (DbUpdateException) { /* already deleted */ }")]
    [InlineData("await connection.ExecuteAsync(\"DELETE FROM users WHERE id = 1\");", "catch (PostgresException) { return Conflict(); }")]
    [InlineData("await connection.QueryAsync<int>(\"SELECT id FROM users\");", "catch (PostgresException) { }")]
    [InlineData("Log(email);", "catch (Exception) { return Conflict(); }")]
    public Task Another_answer_or_another_statement(string insert, string clause) => Verifier.IsSilent(Source(insert, clause));

    [Fact]
    public Task What_it_says() => Verifier.Says(
        "This takes every DbUpdateException for a duplicate, and so hides a missing parent row, a null and a text that is too long. Ask for SqlState '23505' in a filter.",
        Source(Flush, "catch ({|CTI3005:DbUpdateException|}) { return Conflict(); }"));

    private static string Source(string insert, string clause) => $$"""
        public class DuplicateEmailException : Exception;

        public enum State { Stored, Duplicate }

        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            private bool isDuplicate = connection is null || context is null;

            public async Task<string> Register(string email)
            {
                try
                {
                    {{insert}}
                }
                {{clause}}

                await Task.Yield();
                return isDuplicate ? "" : email;
            }

            private static string Conflict(string reason = "") => reason;
            private static string Answer(int status) => status.ToString();
            private static string Describe(Exception e) => e.Message;
            private static void Log(object what) { }
        }
        """;
}
