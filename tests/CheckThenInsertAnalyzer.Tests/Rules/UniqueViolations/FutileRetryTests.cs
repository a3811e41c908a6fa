using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3009: a loop that inserts the same row again after a violation.</summary>
public sealed class FutileRetryTests
{
    private const string Bare = "catch (PostgresException e) when (e.SqlState == \"23505\")";
    private const string Wrapped = "catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" })";

    [Theory]
    [InlineData("await connection.{|CTI3009:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", Bare + " { }")]
    [InlineData("await connection.{|CTI3009:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", Bare + " { if (attempt == 3) throw; await Task.Delay(100); continue; }")]
    [InlineData("await using var insert = new NpgsqlCommand(\"INSERT INTO users (email) VALUES ($1)\", connection) { Parameters = { new() { Value = email } } }; await insert.{|CTI3009:ExecuteNonQueryAsync|}(); return true;", Bare + " { }")]
    [InlineData("await context.Database.{|CTI3009:ExecuteSqlAsync|}($\"INSERT INTO users (email) VALUES ({email})\"); return true;", Bare + " { }")]
    [InlineData("context.Users.{|CTI3009:Add|}(new User { Email = email }); await context.SaveChangesAsync(); return true;", Wrapped + " { context.ChangeTracker.Clear(); }")]
    public Task Same_row(string insert, string clause) => ShopModel.Verifier.Warns(Loop(insert, clause));

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email = Draw() }); return true;", Bare + " { }")]
    [InlineData("var code = Draw(); await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@code)\", new { code }); return true;", Bare + " { }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@attempt)\", new { attempt }); return true;", Bare + " { }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", Bare + " { email += \"1\"; }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", Bare + " { return false; }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", Bare + " { if (await connection.ExecuteScalarAsync<bool>(\"SELECT true FROM users WHERE email = @email\", new { email })) return false; }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", "catch (PostgresException e) when (e.SqlState == \"40001\") { }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }); return true;", "catch (NpgsqlException e) when (e.IsTransient) { }")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email) ON CONFLICT DO NOTHING\", new { email }); return true;", Bare + " { }")]
    [InlineData("context.Users.Add(new User { Email = email, Name = Draw() }); await context.SaveChangesAsync(); return true;", Wrapped + " { context.ChangeTracker.Clear(); }")]
    public Task Another_row_or_no_retry(string insert, string clause) => (ShopModel.Verifier with { Unasked = ["CTI3005", "CTI3011", "CTI4003"] }).IsSilent(Loop(insert, clause));

    [Fact]
    public Task Added_before_the_loop_and_changed_in_it() => ShopModel.Verifier.IsSilent(Flushing("user.Email += \"1\";"));

    [Fact]
    public Task Added_before_the_loop_and_saved_again() => ShopModel.Verifier.Warns(Flushing("", "{|CTI3009:Add|}"));

    [Fact]
    public Task Each_item_of_a_list_is_another_row() => ShopModel.Verifier.IsSilent("""
        public class Registration(NpgsqlConnection connection)
        {
            public async Task Register(string[] emails)
            {
                foreach (var email in emails)
                {
                    try
                    {
                        await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
                    }
                    catch (PostgresException e) when (e.SqlState == "23505")
                    {
                    }
                }
            }
        }
        """);

    private static string Flushing(string handler, string add = "Add") => $$"""
        public class Registration(ShopContext context)
        {
            public async Task Register(User user)
            {
                context.Users.{{add}}(user);
                while (true)
                {
                    try
                    {
                        await context.SaveChangesAsync();
                        return;
                    }
                    {{Wrapped}}
                    {
                        {{handler}}
                    }
                }
            }
        }
        """;

    private static string Loop(string insert, string clause) => $$"""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<bool> Register(string email)
            {
                for (var attempt = 0; attempt < 5; attempt++)
                {
                    try
                    {
                        {{insert}}
                    }
                    {{clause}}
                }

                return connection is null || context is null;
            }

            private static string Draw() => Guid.NewGuid().ToString();
        }
        """;
}
