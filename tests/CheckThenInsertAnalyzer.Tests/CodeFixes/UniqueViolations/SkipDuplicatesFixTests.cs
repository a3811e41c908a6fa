using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class SkipDuplicatesFixTests
{
    private const string Schema = "CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE);";

    [Fact]
    public Task Rows_of_one_statement() => FixVerifier<SkipDuplicatesFix>.Rewrites(
        Method("""await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('root'), (@email)", new { email });"""),
        Method("""await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('root'), (@email) ON CONFLICT (email) DO NOTHING", new { email });""").Replace("{|CTI3010:PostgresException|}", "PostgresException"),
        Schema);

    [Theory]
    [InlineData("""await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('root'); INSERT INTO users (email) VALUES (@email)", new { email });""")]
    [InlineData("""await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand("INSERT INTO users (email) VALUES ('root')"), new NpgsqlBatchCommand("INSERT INTO users (email) VALUES ('guest')") } }; await batch.ExecuteNonQueryAsync();""")]
    public Task Each_of_several_statements_would_need_it(string sent) => FixVerifier<SkipDuplicatesFix>.OffersNothing(Method(sent), Schema);

    private static string Method(string sent) => $$"""
        using Dapper;
        using Npgsql;

        public static class Registration
        {
            public static async Task Import(NpgsqlConnection connection, string email)
            {
                try
                {
                    {{sent}}
                }
                catch ({|CTI3010:PostgresException|} ex) when (ex.SqlState == "23505")
                {
                }
            }
        }
        """;
}
