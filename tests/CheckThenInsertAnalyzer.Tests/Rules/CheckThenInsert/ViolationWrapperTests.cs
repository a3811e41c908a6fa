using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>A save or an insert that runs inside of a method which takes the violation.</summary>
public sealed class ViolationWrapperTests
{
    private const string Takes = "catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { return false; }";
    private const string Ignores = "catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"40001\" }) { return false; }";

    [Theory]
    [InlineData("return await Try(() => context.SaveChangesAsync());")]
    [InlineData("return await Try(async () => await context.SaveChangesAsync());")]
    [InlineData("return await Try(async () => { await context.SaveChangesAsync(); });")]
    [InlineData("return await Outer(() => context.SaveChangesAsync());")]
    [InlineData("Func<Task> save = () => context.SaveChangesAsync(); return await Try(save);")]
    [InlineData("return await Try(Save); Task Save() => context.SaveChangesAsync();")]
    [InlineData("return await Try(() => Save()); async Task Save() { await context.SaveChangesAsync(); }")]
    [InlineData("return await new Retry().Run(() => context.SaveChangesAsync());")]
    [InlineData("return await context.SaveSafelyAsync(() => context.SaveChangesAsync());")]
    public Task Lambda_given_to_a_method_that_takes_it(string save) => ShopModel.Verifier.IsSilent(Source(save, Takes));

    [Theory]
    [InlineData("return await Try(() => context.SaveChangesAsync());")]
    [InlineData("return await Outer(() => context.SaveChangesAsync());")]
    [InlineData("Func<Task> save = () => context.SaveChangesAsync(); return await Try(save);")]
    [InlineData("return await Try(Save); Task Save() => context.SaveChangesAsync();")]
    [InlineData("return await new Retry().Run(() => context.SaveChangesAsync());")]
    public Task But_not_to_one_that_takes_something_else(string save) => ShopModel.Verifier.Warns(Source(save, Ignores, "{|CTI1001:Add|}"));

    [Theory]
    [InlineData("return await Twice(() => context.SaveChangesAsync());")]
    [InlineData("return await Late(() => context.SaveChangesAsync());")]
    public Task Nor_to_one_that_runs_it_outside_of_the_try_too(string save) => ShopModel.Verifier.Warns(Source(save, Takes, "{|CTI1001:Add|}"));

    [Fact]
    public Task Statement_in_a_wrapper() => ShopModel.Verifier.Reports(Statement("PostgresErrorCodes.UniqueViolation", "ExecuteAsync"));

    [Fact]
    public Task But_not_of_another_error() => ShopModel.Verifier.Reports(Statement("PostgresErrorCodes.DeadlockDetected", "{|CTI1001:ExecuteAsync|}"));

    [Theory]
    [InlineData("SaveChangesAsync(CancellationToken token = default)", "await base.SaveChangesAsync(token)")]
    [InlineData("SaveChangesAsync(bool accept, CancellationToken token = default)", "await base.SaveChangesAsync(accept, token)")]
    public Task Context_that_overrides_its_save(string method, string save) => RuleVerifier.Default.Reports(Override(method, save, "\"23505\"", "Add"));

    [Fact]
    public Task But_one_that_takes_something_else() =>
        RuleVerifier.Default.Reports(Override("SaveChangesAsync(CancellationToken token = default)", "await base.SaveChangesAsync(token)", "\"40001\"", "{|CTI1001:Add|}"));

    [Theory]
    [InlineData("context.Save()", "\"23505\"", "Add")]
    [InlineData("context.Save()", "\"40001\"", "{|CTI1001:Add|}")]
    [InlineData("((IUnitOfWork)context).Save()", "\"23505\"", "Add")]
    [InlineData("((IUnitOfWork)context).Save()", "\"40001\"", "{|CTI1001:Add|}")]
    public Task Save_of_a_unit_of_work(string save, string code, string add) => RuleVerifier.Default.Reports($$"""
        public class User { public int Id { get; set; } public string Email { get; set; } = ""; }

        public interface IUnitOfWork { Task Save(); }

        public class ShopContext : DbContext, IUnitOfWork
        {
            public DbSet<User> Users => Set<User>();

            public async Task Save()
            {
                try { await SaveChangesAsync(); }
                catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: {{code}} }) { throw new InvalidOperationException("taken", e); }
            }
        }

        public class Registration(ShopContext context)
        {
            public async Task Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return;
                context.Users.{{add}}(new User { Email = email });
                await {{save}};
            }
        }
        """);

    [Theory]
    [InlineData("Retry.Other", "Add")]
    [InlineData("Retry.Run", "{|CTI1001:Add|}")]
    public Task Wrapper_that_an_option_names(string named, string add) => (ShopModel.Verifier with { Options = $"check_then_insert.violation_handlers = {named}" })
        .Reports(Source("return await new Retry().Other(() => context.SaveChangesAsync());", Ignores, add));

    private static string Statement(string code, string execute) => $$"""
        public class Registration(NpgsqlConnection connection)
        {
            public async Task<bool> Register(string email)
            {
                if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return false;
                return await Try(() => connection.{{execute}}("INSERT INTO users (email) VALUES (@email)", new { email }));
            }

            private static async Task<bool> Try(Func<Task> insert)
            {
                try
                {
                    await insert();
                    return true;
                }
                catch (PostgresException e) when (e.SqlState == {{code}})
                {
                    return false;
                }
            }
        }
        """;

    private static string Override(string method, string save, string code, string add) => $$"""
        public class User { public int Id { get; set; } public string Email { get; set; } = ""; }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users => Set<User>();

            public override async Task<int> {{method}}
            {
                try
                {
                    return {{save}};
                }
                catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: {{code}} })
                {
                    throw new InvalidOperationException("taken", e);
                }
            }
        }

        public class Registration(ShopContext context)
        {
            public async Task Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return;
                context.Users.{{add}}(new User { Email = email });
                await context.SaveChangesAsync();
            }
        }
        """;

    private static string Source(string save, string clause, string add = "Add") => $$"""
        public class Registration(ShopContext context)
        {
            public async Task<bool> Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return false;
                context.Users.{{add}}(new User { Email = email });
                {{save}}
            }

            private Task<bool> Outer(Func<Task> save) => Try(save);

            private async Task<bool> Try(Func<Task> save)
            {
                ArgumentNullException.ThrowIfNull(save);
                try { await save(); return true; } {{clause}}
            }

            private async Task<bool> Twice(Func<Task> save)
            {
                try { await save(); return true; } {{clause}}
                finally { await save(); }
            }

            private async Task<bool> Late(Func<Task> save)
            {
                try { await Task.Yield(); } {{clause}}
                await save();
                return true;
            }
        }

        public class Retry
        {
            public async Task<bool> Run(Func<Task> save)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try { await save.Invoke(); return true; } {{clause}}
                }

                return false;
            }

            public async Task<bool> Other(Func<Task> save)
            {
                await save();
                return true;
            }
        }

        public static class Saving
        {
            public static async Task<bool> SaveSafelyAsync(this DbContext context, Func<Task> save)
            {
                try { await save(); return true; } {{clause}}
            }
        }
        """;
}
