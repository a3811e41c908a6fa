using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 where the check stands in a called method: every way in which a method tells that a row exists.</summary>
public sealed class CalledCheckTests
{
    [Theory]
    [InlineData("private Task<bool> IsTaken(string email) => context.Users.AnyAsync(u => u.Email == email);")]
    [InlineData("private async Task<bool> IsTaken(string email) => await context.Users.AnyAsync(u => u.Email == email).ConfigureAwait(false);")]
    [InlineData("private async Task<bool> IsTaken(string email) { var taken = await context.Users.AnyAsync(u => u.Email == email); return taken; }")]
    [InlineData("private async Task<bool> IsTaken(string email) { if (await context.Users.AnyAsync(u => u.Email == email)) return true; return false; }")]
    [InlineData("private async Task<bool> IsTaken(string email) { var user = await context.Users.FirstOrDefaultAsync(u => u.Email == email); return user is not null; }")]
    [InlineData("private async Task<bool> IsTaken(string email) { var user = await context.Users.FirstOrDefaultAsync(u => u.Email == email); if (user == null) { return false; } return true; }")]
    [InlineData("private async Task<bool> IsTaken(string email) { if (string.IsNullOrEmpty(email)) return false; return await context.Users.CountAsync(u => u.Email == email) > 0; }")]
    [InlineData("private Task<bool> IsTaken(string email) { return Task.FromResult(context.Users.Any(u => u.Email == email)); }")]
    [InlineData("private async Task<bool> IsTaken(string email) => await context.Users.AnyAsync(u => u.Email == email) ? true : false;")]
    [InlineData("private async Task<bool> IsTaken(string email) { try { return await context.Users.AnyAsync(u => u.Email == email); } finally { Log(email); } }")]
    [InlineData("private static Task<bool> IsTaken(string email, NpgsqlConnection connection) => connection.ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email });", "await IsTaken(email, connection)", true)]
    public Task Tells_by_a_bool(string method, string call = "await IsTaken(email)", bool isSql = false) => Warns(method, $"if ({call}) return;", isSql);

    [Theory]
    [InlineData("private Task<User?> Find(string email) => context.Users.FirstOrDefaultAsync(u => u.Email == email);")]
    [InlineData("private async Task<User?> Find(string address) { var user = await context.Users.SingleOrDefaultAsync(u => u.Email == address); Log(user); return user; }")]
    [InlineData("private async Task<Order?> Find(string email) { var user = await context.Users.SingleOrDefaultAsync(u => u.Email == email); return user is null ? null : new Order { UserId = user.Id }; }")]
    [InlineData("private async Task<string?> Find(string email) { var user = await context.Users.SingleOrDefaultAsync(u => u.Email == email); return user?.Name; }")]
    [InlineData("private async Task<Order?> Find(string email) { var user = await context.Users.SingleOrDefaultAsync(u => u.Email == email); if (user == null) return null; var order = new Order { UserId = user.Id }; return order; }")]
    [InlineData("private async Task<User?> Find(string email) { await using var command = new NpgsqlCommand(\"SELECT id FROM users WHERE email = @email\", connection); command.Parameters.AddWithValue(\"email\", email); await using var reader = await command.ExecuteReaderAsync(); if (await reader.ReadAsync()) return new User { Id = reader.GetInt32(0) }; return null; }", true)]
    [InlineData("private async Task<User?> Find(string email) { await using var command = new NpgsqlCommand(\"SELECT id FROM users WHERE email = @email\", connection); command.Parameters.AddWithValue(\"email\", email); await using var reader = await command.ExecuteReaderAsync(); User? user = null; while (await reader.ReadAsync()) { user = new User { Id = reader.GetInt32(0) }; } return user; }", true)]
    [InlineData("private async Task<User?> Find(string email) { await using var command = new NpgsqlCommand(\"SELECT id FROM users WHERE email = @email\", connection); command.Parameters.AddWithValue(\"email\", email); await using var reader = await command.ExecuteReaderAsync(); if (!await reader.ReadAsync()) { return null; } return new User { Id = reader.GetInt32(0) }; }", true)]
    [InlineData("private Task<User?> Find(string email) => Retry(() => context.Users.FirstOrDefaultAsync(u => u.Email == email)); private static Task<T> Retry<T>(Func<Task<T>> run) => run();")]
    [InlineData("private async Task<User?> Find(string email) { await using var command = new NpgsqlCommand(\"SELECT u.id FROM users u LEFT JOIN orders o ON o.user_id = u.id WHERE u.email = @email\", connection); command.Parameters.AddWithValue(\"email\", email); return await Retry(async token => { User? user = null; await using var reader = await command.ExecuteReaderAsync(token); while (await reader.ReadAsync(token)) { user = new User { Id = reader.GetInt32(0) }; } return user; }); } private static Task<T> Retry<T>(Func<CancellationToken, Task<T>> run, CancellationToken token = default) => run(token);", true)]
    public Task Tells_by_a_row(string method, bool isSql = false) => Warns(method, "if (await Find(email) is not null) return;", isSql);

    [Theory]
    [InlineData("private Task<List<User>> Find(string email) => context.Users.Where(u => u.Email == email).ToListAsync();", false)]
    [InlineData("private async Task<List<User>> Find(string email) { await using var command = new NpgsqlCommand(\"SELECT id FROM users WHERE email = @email\", connection); command.Parameters.AddWithValue(\"email\", email); await using var reader = await command.ExecuteReaderAsync(); var users = new List<User>(); while (await reader.ReadAsync()) { users.Add(new User { Id = reader.GetInt32(0) }); } return users; }", true)]
    public Task Tells_by_a_list(string method, bool isSql) => Warns(method, "if ((await Find(email)).Count > 0) return;", isSql);

    [Theory]
    [InlineData("if ((await All()).Any(u => u.Email == email)) return;")]
    [InlineData("var users = await All(); if (users.Exists(u => u.Email == email)) return;")]
    [InlineData("var users = await All(); var known = users.FirstOrDefault(u => u.Email == email); if (known != null) return;")]
    [InlineData("var users = (await All()).ToArray(); if (users.Count(u => u.Email == email) > 0) return;")]
    public Task Gives_rows_that_are_searched(string check) => Warns("private Task<List<User>> All() => context.Users.ToListAsync();", check, isSql: false);

    [Theory]
    [InlineData("if ((await All()).Any(u => u.Name == email)) return;")]
    [InlineData("if (!(await All()).Any(u => u.Email == email)) return;")]
    [InlineData("if (new List<User>().Any(u => u.Email == email)) return;")]
    public Task Gives_rows_that_are_searched_for_something_else(string check) => Verify("private Task<List<User>> All() => context.Users.ToListAsync();", check, "context.Users.Add(new User { Email = email });");

    [Theory]
    [InlineData("private async Task EnsureFree(string email) { if (await context.Users.AnyAsync(u => u.Email == email)) throw new InvalidOperationException(\"taken\"); }")]
    [InlineData("private async Task EnsureFree(string email) { var user = await context.Users.FirstOrDefaultAsync(u => u.Email == email); if (user is null) return; throw new InvalidOperationException(\"taken\"); }")]
    public Task Throws_when_the_row_exists(string method) => Warns(method, "await EnsureFree(email);", isSql: false);

    [Fact]
    public Task Stands_three_calls_away() => Warns(
        """
        private async Task<bool> IsTaken(string email) => await IsKnown(email);
        private Task<bool> IsKnown(string address) => HasUser(address);
        private Task<bool> HasUser(string mail) => context.Users.AnyAsync(u => u.Email == mail);
        """,
        "if (await IsTaken(email)) return;",
        isSql: false);

    [Fact]
    public Task Stands_four_calls_away_and_is_not_followed() => Verify(
        """
        private async Task<bool> IsTaken(string email) => await IsKnown(email);
        private Task<bool> IsKnown(string address) => HasUser(address);
        private Task<bool> HasUser(string mail) => HasRow(mail);
        private Task<bool> HasRow(string mail) => context.Users.AnyAsync(u => u.Email == mail);
        """,
        "if (await IsTaken(email)) return;",
        "context.Users.Add(new User { Email = email });");

    [Fact]
    public Task Calls_itself_and_ends() => Warns(
        "private async Task<bool> IsTaken(string email) => email.Length > 100 ? await IsTaken(email.Substring(1)) : await context.Users.AnyAsync(u => u.Email == email);",
        "if (await HasAny(email)) return;",
        isSql: false,
        more: "private Task<bool> HasAny(string email) => context.Users.AnyAsync(u => u.Email == email);");

    [Theory]
    [InlineData("private Task<bool> IsTaken(string email) => context.Users.AnyAsync(u => u.Email == email);", "if (!await IsTaken(email)) return;")]
    [InlineData("private Task<bool> IsTaken(string email) => context.Users.AllAsync(u => u.Email != email);", "if (await IsTaken(email)) return;")]
    [InlineData("private async Task EnsureThere(string email) { if (!await context.Users.AnyAsync(u => u.Email == email)) throw new InvalidOperationException(\"none\"); }", "await EnsureThere(email);")]
    [InlineData("private async Task<User> Get(string email) => await context.Users.FirstOrDefaultAsync(u => u.Email == email) ?? throw new InvalidOperationException(\"none\");", "if (await Get(email) is null) return;")]
    [InlineData("private Task<bool> IsTaken(string number) => context.Orders.AnyAsync(o => o.Number == number);", "if (await IsTaken(email)) return;")]
    [InlineData("private bool IsTaken(string email) => new List<string>().Contains(email);", "if (IsTaken(email)) return;")]
    [InlineData("private Task<int> Count(string email) => context.Users.CountAsync(u => u.Email == email);", "if (await Count(email) > 5) return;")]
    [InlineData("private async Task Warn(string email) { if (await context.Users.AnyAsync(u => u.Email == email)) Log(email); }", "await Warn(email);")]
    public Task Says_something_else(string method, string check) => Verify(method, check, "context.Users.Add(new User { Email = email });");

    private static Task Warns(string method, string check, bool isSql, string more = "") => Verify(
        method + more,
        check,
        isSql
            ? "await connection.{|CTI1001:ExecuteAsync|}(\"INSERT INTO users (email) VALUES (@email)\", new { email });"
            : "context.Users.{|CTI1001:Add|}(new User { Email = email });");

    private static Task Verify(string method, string check, string insert)
    {
        var source = Source(method, check, insert);
        return source.Contains("{|") ? ShopModel.Verifier.Warns(source) : ShopModel.Verifier.IsSilent(source);
    }

    private static string Source(string method, string check, string insert) => $$"""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                {{check}}
                {{insert}}
                await context.SaveChangesAsync();
            }

            {{method}}

            private static void Log(object? what) => Console.WriteLine(what);
        }
        """;
}
