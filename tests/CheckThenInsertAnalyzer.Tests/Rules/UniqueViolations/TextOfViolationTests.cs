using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3004: a unique violation that is recognised by its text.</summary>
public sealed class TextOfViolationTests
{
    [Theory]
    [InlineData("DbUpdateException", "{|CTI3004:e.Message.Contains(\"duplicate key\")|}")]
    [InlineData("DbUpdateException", "{|CTI3004:e.Message.ToLower().Contains(\"unique\")|}")]
    [InlineData("DbUpdateException", "{|CTI3004:e.Message.Contains(\"duplicate\")|} || e.Message.Contains(\"unique\")")]
    [InlineData("DbUpdateException", "{|CTI3004:e.Message.IndexOf(\"duplicate key\") >= 0|}")]
    [InlineData("PostgresException", "{|CTI3004:e.Message.Contains(\"UNIQUE constraint failed\")|}")]
    [InlineData("Exception", "{|CTI3004:e.InnerException!.Message.Contains(\"Cannot insert duplicate key\")|}")]
    [InlineData("PostgresException", "{|CTI3004:e.Detail!.Contains(\"already exists\")|}")]
    [InlineData("PostgresException", "{|CTI3004:e.Detail!.StartsWith(\"Key (email)\")|}")]
    public Task Text_that_is_never_there(string exception, string test) => RuleVerifier.Default.Warns(Source(exception, test));

    [Theory]
    [InlineData("PostgresException", "{|CTI3004:e.Message.Contains(\"duplicate key\")|}")]
    [InlineData("PostgresException", "{|CTI3004:e.MessageText.StartsWith(\"duplicate key value\")|}")]
    [InlineData("PostgresException", "!{|CTI3004:e.Message.Contains(\"23505\")|}")]
    [InlineData("NpgsqlException", "{|CTI3004:e.Message.Contains(\"unique\", StringComparison.OrdinalIgnoreCase)|}")]
    [InlineData("Exception", "{|CTI3004:e.Message.Contains(\"duplicate key value violates unique constraint\")|}")]
    [InlineData("Exception", "{|CTI3004:e.ToString().Contains(\"duplicate key\")|}")]
    [InlineData("Exception", "{|CTI3004:(e.InnerException?.Message ?? \"\").Contains(\"unique constraint\")|}")]
    [InlineData("DbUpdateException", "{|CTI3004:e.InnerException?.Message.Contains(\"duplicate\") == true|}")]
    [InlineData("DbUpdateException", "{|CTI3004:e.InnerException?.Message?.Contains(\"duplicate\") ?? false|}")]
    [InlineData("DbUpdateException", "e.InnerException != null && {|CTI3004:e.InnerException.Message.Contains(Duplicate)|}")]
    [InlineData("DbUpdateException", "{|CTI3004:e.GetBaseException().Message.Contains(\"duplicate key\")|}")]
    [InlineData("Exception", "{|CTI3004:System.Text.RegularExpressions.Regex.IsMatch(e.Message, \"duplicate key .* unique constraint\")|}")]
    public Task Text_in_the_language_of_the_server(string exception, string test) => RuleVerifier.Default.Informs(Source(exception, test));

    [Theory]
    [InlineData("Exception", "e.Message.Contains(\"violates foreign key constraint\")")]
    [InlineData("DbUpdateException", "e.InnerException!.Message.Contains(\"foreign key\")")]
    [InlineData("Exception", "e.Message.Contains(\"Invalid stream index\")")]
    [InlineData("Exception", "e.Message.Contains(\"already exists\")")]
    [InlineData("Exception", "e.Message.Contains(\"duplicate\")")]
    [InlineData("InvalidOperationException", "e.Message.Contains(\"duplicate key\")")]
    [InlineData("PostgresException", "e.Message.Contains(\"does not exist\")")]
    [InlineData("PostgresException", "e.Message == \"\"")]
    [InlineData("PostgresException", "e.SqlState == \"23505\" || e.Message.Contains(\"duplicate key\")")]
    [InlineData("PostgresException", "e.SqlState == \"23505\" && e.ConstraintName!.Contains(\"email\")")]
    [InlineData("PostgresException", "e.Detail!.Contains(\"is not present in table\")")]
    public Task Another_error_or_no_text(string exception, string test) => RuleVerifier.Default.IsSilent(Source(exception, test));

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });", "NpgsqlException")]
    [InlineData("await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ({email})\");", "Exception")]
    [InlineData("await context.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, email));", "Exception")]
    [InlineData("await using var command = new NpgsqlCommand(\"INSERT INTO users (email) VALUES ('a')\", connection); await command.ExecuteNonQueryAsync();", "PostgresException")]
    [InlineData("await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(\"INSERT INTO users (email) VALUES ('a')\") } }; await batch.ExecuteNonQueryAsync();", "PostgresException")]
    [InlineData("await using var writer = await connection.BeginBinaryImportAsync(\"COPY users (email) FROM STDIN (FORMAT binary)\"); await writer.CompleteAsync();", "PostgresException")]
    public Task In_a_filter_and_in_a_handler(string insert, string exception) => ShopModel.Verifier.Informs(Handler(
        insert,
        $"catch ({exception} e) when ({{|CTI3004:e.Message.Contains(\"duplicate key\")|}}) {{ return false; }} catch (Exception e) {{ return !{{|CTI3004:e.Message.Contains(\"duplicate key\")|}}; }}"));

    [Fact]
    public Task Saves() => ShopModel.Verifier.Warns(Handler(
        "context.Users.Add(new User { Email = email }); await context.SaveChangesAsync();",
        "catch (DbUpdateException e) when ({|CTI3004:e.Message.Contains(\"duplicate key\")|}) { return false; }"));

    [Fact]
    public Task The_name_of_a_known_key() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE);" }).Informs(Source(
        "PostgresException", "{|CTI3004:e.Message.Contains(\"users_email_key\")|} && !e.Message.Contains(\"users_team_fkey\")"));

    [Fact]
    public Task What_it_says() => RuleVerifier.Default.Says(
        "This looks for a unique violation in the text of its exception, where it never is: the Message of a DbUpdateException is always the same, and points to the InnerException. Ask for SqlState '23505'.",
        Source("DbUpdateException", "{|CTI3004:e.Message.Contains(\"duplicate key\")|}"));

    private static string Source(string exception, string test) => $$"""
        public static class Violations
        {
            private const string Duplicate = "duplicate key value";

            public static bool IsUnique({{exception}} e) => {{test}};
        }
        """;

    private static string Handler(string insert, string clauses) => $$"""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<bool> Register(string email)
            {
                try
                {
                    {{insert}}
                    return true;
                }
                {{clauses}}
            }
        }
        """;
}
