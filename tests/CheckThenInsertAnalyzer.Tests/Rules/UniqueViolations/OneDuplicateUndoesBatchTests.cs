using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3010: a handler that means to skip duplicates of rows that are sent together.</summary>
public sealed class OneDuplicateUndoesBatchTests
{
    private const string Bare = "catch ({|CTI3010:PostgresException|} ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)";
    private const string Wrapped = "catch ({|CTI3010:DbUpdateException|} ex) when (ex.InnerException is PostgresException { SqlState: \"23505\" })";
    private const string Range = "context.Users.AddRange(users); await context.SaveChangesAsync(token);";
    private const string List = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@Email)\", users);";
    private const string Rows = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES ('a'), ('b')\");";
    private const string Batch = "await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(\"INSERT INTO users (email) VALUES ('a')\"), new NpgsqlBatchCommand(\"INSERT INTO users (email) VALUES ('b')\") } }; await batch.ExecuteNonQueryAsync(token);";
    private const string Copy = "await using var writer = await connection.BeginBinaryImportAsync(\"COPY users (email) FROM STDIN (FORMAT BINARY)\", token); await writer.CompleteAsync(token);";

    public static TheoryData<string, string> Sent => new()
    {
        { Range, Wrapped },
        { "foreach (var one in users) context.Users.Add(one); await context.SaveChangesAsync(token);", Wrapped },
        { List, Bare },
        { Rows, Bare },
        { "await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ('a'), ({email})\", token);", Bare },
        { Batch, Bare },
        { Copy, Bare },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public Task Handler_that_skips(string sent, string clause) => ShopModel.Verifier.Informs(Method($"try {{ {sent} }} {clause} {{ /* duplicates */ }}"));

    [Theory]
    [MemberData(nameof(Sent))]
    public Task Handler_that_logs(string sent, string clause) => ShopModel.Verifier.Informs(Method($"try {{ {sent} }} {clause} {{ Log(ex); }}"));

    [Theory]
    [MemberData(nameof(Sent))]
    public Task Handler_that_does_something_about_it(string sent, string clause) => ShopModel.Verifier.IsSilent(Method($"try {{ {sent} }} {Unmarked(clause)} {{ return false; }}"));

    [Theory]
    [InlineData("context.Users.Add(user); await context.SaveChangesAsync(token);", Wrapped)]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });", Bare)]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@Email) ON CONFLICT (email) DO NOTHING\", users);", Bare)]
    [InlineData(List, "catch (PostgresException ex) when (ex.SqlState == \"23503\")")]
    public Task One_row_or_another_error(string sent, string clause) => ShopModel.Verifier.IsSilent(Method($"try {{ {sent} }} {Unmarked(clause)} {{ }}"));

    [Fact]
    public Task Rows_that_are_saved_one_by_one() => ShopModel.Verifier.IsSilent(Method(
        $"foreach (var one in users) {{ context.Users.Add(one); try {{ await context.SaveChangesAsync(token); }} {Unmarked(Wrapped)} {{ context.Entry(one).State = EntityState.Detached; }} }}"));

    [Fact]
    public Task What_it_says() => ShopModel.Verifier.Says(
        "This does not skip the duplicates of 'ExecuteAsync' on line 6: when one row is there already, those before it are stored and those behind it are not. Let ON CONFLICT DO NOTHING skip the row.",
        Method($"try {{ {List} }} {Bare} {{ }}"));

    private static string Unmarked(string clause) => clause.Replace("{|CTI3010:", "").Replace("|}", "");

    private static string Method(string body) => $$"""
        public class Import(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<bool> Run(List<User> users, User user, string email, CancellationToken token)
            {
                await Task.Yield();
                {{body}}
                return true;
            }

            private static void Log(object? what) { }
        }
        """;
}
