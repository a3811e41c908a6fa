using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 where the insert stands in a called method.</summary>
public sealed class CalledInsertTests
{
    [Theory]
    [InlineData("private void Store(string email) => context.Users.Add(new User { Email = email });", "Store(email)")]
    [InlineData("private async Task Store(string email) { context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(); }", "Store(email)")]
    [InlineData("private async Task Store(User user) { await context.AddAsync(user); await context.SaveChangesAsync(); }", "Store(new User { Email = email })")]
    [InlineData("private async Task Store(User user) { await context.AddAsync(user); await context.SaveChangesAsync(); }", "Store(user: new User { Email = email })")]
    [InlineData("private void Store(Draft draft) => context.Users.Add(new User { Email = draft.Email });", "Store(new Draft(email))")]
    [InlineData("private void Store(string name, string email) => Keep(new User { Email = email, Name = name }); private void Keep(User user) => context.Users.Add(user);", "Store(\"x\", email)")]
    [InlineData("private static void Store(ShopContext shop, string email) => shop.Users.Add(new User { Email = email });", "Store(context, email)")]
    [InlineData("private Task Store<T>(T entity) where T : class { context.Set<T>().Add(entity); return context.SaveChangesAsync(); }", "Store(new User { Email = email })")]
    [InlineData("private Task<int> Store(string email) => connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email });", "Store(email)", true)]
    [InlineData("private Task<int> Store(User user) => connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@Email)\", user);", "Store(new User { Email = email })", true)]
    [InlineData("private async Task Store(string email) { await using var command = new NpgsqlCommand(\"INSERT INTO users (email) VALUES (@email)\", connection); command.Parameters.AddWithValue(\"email\", email); await command.ExecuteNonQueryAsync(); }", "Store(email)", true)]
    [InlineData("private async Task Store(string email) { await using var command = new NpgsqlCommand(\"INSERT INTO users (email) VALUES (@email)\", connection); command.Parameters.AddWithValue(\"email\", email); await Retry(command.ExecuteNonQueryAsync); } private static Task<T> Retry<T>(Func<CancellationToken, Task<T>> run) => run(default);", "Store(email)", true)]
    public Task Insert_of_the_same_key(string method, string call, bool isSql = false)
    {
        var name = call[..call.IndexOf('(')];
        return ShopModel.Verifier.Warns(Source(method, isSql, $"{(method.Contains("Task") ? "await " : "")}{{|CTI1001:{name}|}}{call[name.Length..]};"));
    }

    [Theory]
    [InlineData("private void Store(string number) => context.Orders.Add(new Order { Number = number });")]
    [InlineData("private void Store(string name) => context.Users.Add(new User { Name = name });")]
    [InlineData("private void Store(string email) => new List<User>().Add(new User { Email = email });")]
    [InlineData("private void Store(string email) { var users = context.Users.Where(u => u.Email == email).ToList(); users.ForEach(u => u.Visits++); }")]
    [InlineData("private void Store(string email) => connection.Execute(\"INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING\", new { email });")]
    [InlineData("private void Store(string email) { context.Users.Add(new User { Email = email }); try { context.SaveChanges(); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }) { context.ChangeTracker.Clear(); } }")]
    public Task Something_else_or_settled(string method) => ShopModel.Verifier.IsSilent(Source(method, isSql: false, "Store(email);"));

    [Fact]
    public Task A_check_of_its_own_is_told_of_there() => ShopModel.Verifier.Warns(Source(
        "private void Store(string email) { if (!context.Users.Any(u => u.Email == email)) context.Users.{|CTI1001:Add|}(new User { Email = email }); }",
        isSql: false,
        "Store(email);"));

    [Fact]
    public Task Insert_under_checks_of_its_own_is_not_decided_by_a_guard_before() => ShopModel.Verifier.IsSilent(Source(
        """
        private void EnsureFree(string email)
        {
            if (context.Users.Any(u => u.Email == email))
                throw new InvalidOperationException("taken");
        }

        private User? FindOrMake(string email, bool isExact)
        {
            var user = isExact ? context.Users.FirstOrDefault(u => u.Email == email) : context.Users.FirstOrDefault(u => u.Name == email);
            if (email.StartsWith("system") && user == null)
                context.Users.Add(user = new User { Email = email, Name = email });
            return user;
        }
        """,
        isSql: false,
        "EnsureFree(email); FindOrMake(email, true);"));

    [Fact]
    public Task Insert_without_a_check_of_its_own_is_decided_by_a_guard_before() => ShopModel.Verifier.Warns(Source(
        """
        private void EnsureFree(string email)
        {
            if (context.Users.Any(u => u.Email == email))
                throw new InvalidOperationException("taken");
        }

        private User Make(string email, bool isExact)
        {
            var order = isExact ? context.Orders.FirstOrDefault(o => o.Number == email) : null;
            var user = new User { Email = email };
            if (order == null)
                context.Users.Add(user);
            return user;
        }
        """,
        isSql: false,
        "EnsureFree(email); {|CTI1001:Make|}(email, true);"));

    [Theory]
    [InlineData("context.Orders.Add(new Order { Number = email });", "Store")]
    [InlineData("", "{|CTI1001:Store|}")]
    public Task A_guard_of_the_called_methods_own_insert_is_spent_on_that(string reserved, string store) => ShopModel.Verifier.Reports($$"""
        public class Registration(ShopContext context)
        {
            public void Register(string email)
            {
                EnsureFree(email);
                {{store}}(email);
                context.SaveChanges();
            }

            private void EnsureFree(string email)
            {
                if (context.Users.Any(u => u.Email == email))
                    throw new InvalidOperationException("taken");
                {{reserved}}
            }

            private void Store(string email) => context.Users.Add(new User { Email = email });
        }
        """);

    [Fact]
    public Task Two_inserts_of_one_line_are_one_finding() => ShopModel.Verifier.Warns(Source(
        "private void Store(string email, string name) { context.Users.Add(new User { Email = email }); context.Users.Add(new User { Email = email, Name = name }); }",
        isSql: false,
        "{|CTI1001:Store|}(email, \"a\"); Store(email, \"b\");"));

    [Fact]
    public Task Handler_at_the_call_takes_the_violation_of_the_called_save() => ShopModel.Verifier.IsSilent(Source(
        "private async Task Store(string email) { context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(); }",
        isSql: false,
        "try { await Store(email); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { Console.WriteLine(email); }"));

    [Fact]
    public Task Lock_in_a_called_method_comes_before() => ShopModel.Verifier.IsSilent("""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                await Lock(email);
                if (context.Users.Any(u => u.Email == email))
                    return;
                context.Users.Add(new User { Email = email });
                await context.SaveChangesAsync();
            }

            private Task Lock(string email) => context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({email}))");
        }
        """);

    [Fact]
    public Task Second_try_after_a_failed_update_is_no_plain_insert() => ShopModel.Verifier.IsSilent(Source(
        "private async Task Store(string email) { var user = new User { Email = email }; context.Update(user); try { await context.SaveChangesAsync(); } catch (DbUpdateException) { context.Users.Add(user); await context.SaveChangesAsync(); } }",
        isSql: false,
        "await Store(email);"));

    [Fact]
    public Task Called_method_that_also_runs_for_some_rows_found() => ShopModel.Verifier.IsSilent("""
        public class Settings(ShopContext context)
        {
            public async Task Migrate(string email)
            {
                var user = await Find(email);
                if (user is null)
                    return;
                if (!user.IsDeleted)
                    await Keep(user);
            }

            public async Task Renew(string email)
            {
                var user = await Find(email) ?? throw new InvalidOperationException("none");
                if (!user.IsDeleted)
                    await Keep(new User { Email = email });
            }

            private Task<User?> Find(string email) => context.Users.FirstOrDefaultAsync(u => u.Email == email);

            private async Task Keep(User user)
            {
                context.Users.Add(user);
                await context.SaveChangesAsync();
            }
        }
        """);

    private static string Source(string method, bool isSql, string insert) => $$"""
        public record Draft(string Email);

        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                if ({{(isSql ? "await connection.ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email })" : "await context.Users.AnyAsync(u => u.Email == email)")}})
                    return;
                {{insert}}
            }

            {{method}}
        }
        """;
}
