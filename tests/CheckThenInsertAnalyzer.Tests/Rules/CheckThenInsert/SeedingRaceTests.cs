using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1010: start-up code that checks and inserts while other instances start too.</summary>
public sealed class SeedingRaceTests
{
    /// <summary>What a host's packages have, as far as the tests name it.</summary>
    private const string Hosting = """

        public interface IHostedService
        {
            Task StartAsync(CancellationToken token);
        }

        public abstract class BackgroundService : IHostedService
        {
            public Task StartAsync(CancellationToken token) => ExecuteAsync(token);
            protected abstract Task ExecuteAsync(CancellationToken token);
        }

        public interface IHostEnvironment;

        public sealed class WebApplication
        {
            public IServiceProvider Services { get; } = null!;
            public IHostEnvironment Environment { get; } = null!;
            public void MapPost(string path, Func<ShopContext, string, Task> handler) { }
        }

        public static class HostEnvironmentExtensions
        {
            public static bool IsDevelopment(this IHostEnvironment environment) => environment is not null;
        }
        """;

    private static readonly RuleVerifier Hosted = ShopModel.Verifier with { Model = ShopModel.Entities + Hosting };

    private static readonly RuleVerifier Program = Hosted with { IsProgram = true };

    [Theory]
    [InlineData("ShopSeeder", "Run")]
    [InlineData("Startup", "SeedUsers")]
    [InlineData("Startup", "EnsureSeedDataAsync")]
    [InlineData("DbInitializer", "Initialize")]
    [InlineData("ShopContextInitialiser", "Run")]
    [InlineData("Startup", "InitializeDatabase")]
    public Task Named_so(string type, string method) => Hosted.Informs(Class(type, method, """
        if (!context.Users.Any())
            context.Users.{|CTI1010:Add|}(new User { Email = "root" });
        context.SaveChanges();
        """));

    [Theory]
    [InlineData("!context.Users.Any(u => u.Email == \"root\")", "new User { Email = \"root\" }")]
    [InlineData("context.Users.Count() == 0", "new User { Email = \"root\" }")]
    [InlineData("!context.Users.Any(u => u.IsDeleted == false)", "new User { Email = \"root\" }")]
    public Task Every_spelling_of_the_check(string none, string added) => Hosted.Informs(Class("ShopSeeder", "Run", $$"""
        if ({{none}})
            context.Users.{|CTI1010:Add|}({{added}});
        context.SaveChanges();
        """));

    [Fact]
    public Task Several_rows_behind_one_check_are_told_once() => Hosted.Informs(Class("ShopSeeder", "Run", """
        if (context.Users.Any())
            return;
        context.Users.{|CTI1010:AddRange|}(new User { Email = "root" }, new User { Email = "guest" });
        context.Users.Add(new User { Email = "system" });
        context.Orders.Add(new Order { Number = "1" });
        context.SaveChanges();
        """));

    [Fact]
    public Task A_list_of_roles() => Hosted.Informs(Class("ShopSeeder", "Run", """
        foreach (var email in new[] { "root", "guest" })
        {
            if (!context.Users.Any(u => u.Email == email))
                context.Users.{|CTI1010:Add|}(new User { Email = email });
        }

        context.SaveChanges();
        """));

    [Fact]
    public Task Sql() => Hosted.Informs("""
        public class UserSeeder(NpgsqlConnection connection)
        {
            public void Run()
            {
                if (connection.ExecuteScalar<int>("SELECT count(*) FROM users") == 0)
                    connection.{|CTI1010:Execute|}("INSERT INTO users (email) VALUES ('root')");
            }
        }
        """);

    [Fact]
    public Task One_statement() => Hosted.Informs("""
        public class UserSeeder(NpgsqlConnection connection)
        {
            public Task Run(string email) =>
                connection.{|CTI1010:ExecuteAsync|}("INSERT INTO users (email) SELECT @email WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email });
        }
        """);

    [Fact]
    public Task A_hosted_service() => Hosted.Informs("""
        public class Preparation(ShopContext context) : IHostedService
        {
            public async Task StartAsync(CancellationToken token)
            {
                if (!await context.Users.AnyAsync(token))
                    context.Users.{|CTI1010:Add|}(new User { Email = "root" });
                await context.SaveChangesAsync(token);
            }
        }
        """);

    [Fact]
    public Task A_background_service_before_its_loop() => Hosted.Informs("""
        public class Worker(ShopContext context) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                if (!await context.Users.AnyAsync(token))
                    context.Users.{|CTI1010:Add|}(new User { Email = "root" });
                await context.SaveChangesAsync(token);
            }
        }
        """);

    [Fact]
    public Task The_loop_of_a_background_service_is_no_start() => Hosted.IsSilent("""
        public class Worker(ShopContext context) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    if (!await context.Users.AnyAsync(token))
                        context.Users.Add(new User { Email = "root" });
                    await context.SaveChangesAsync(token);
                }
            }
        }
        """);

    [Fact]
    public Task An_extension_method_on_the_application() => Hosted.Informs("""
        public static class ApplicationExtensions
        {
            public static void PrepareUsers(this WebApplication app, ShopContext context)
            {
                if (!context.Users.Any())
                    context.Users.{|CTI1010:Add|}(new User { Email = "root" });
                context.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task A_request_that_it_maps_is_no_start() => Hosted.Warns("""
        public static class ApplicationExtensions
        {
            public static void MapUsers(this WebApplication app) => app.MapPost("/users", async (context, email) =>
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return;
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                await context.SaveChangesAsync();
            });
        }
        """);

    [Fact]
    public Task Top_level_statements() => Program.Informs("""
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().Options);
        if (!await context.Users.AnyAsync())
            context.Users.{|CTI1010:Add|}(new User { Email = "root" });
        foreach (var email in new[] { "a", "b" })
        {
            if (!await context.Users.AnyAsync(u => u.Email == email))
                context.Users.{|CTI1010:Add|}(new User { Email = email });
        }

        await context.SaveChangesAsync();
        """);

    [Fact]
    public Task Main() => Program.Informs("""
        public static class Entry
        {
            public static void Main()
            {
                using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().Options);
                if (!context.Users.Any())
                    context.Users.{|CTI1010:Add|}(new User { Email = "root" });
                context.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task A_local_function_that_says_so() => Program.Informs("""
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().Options);
        SeedUsers();

        void SeedUsers()
        {
            if (!context.Users.Any())
                context.Users.{|CTI1010:Add|}(new User { Email = "root" });
            context.SaveChanges();
        }
        """);

    [Fact]
    public Task A_tool_gets_its_key_from_the_user() => Program.Warns("""
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().Options);
        var email = args[0];
        if (!await context.Users.AnyAsync(u => u.Email == email))
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync();
        """);

    [Fact]
    public Task A_request_of_the_program() => Program.Warns("""
        var app = new WebApplication();
        app.MapPost("/users", async (context, email) =>
        {
            if (!await context.Users.AnyAsync(u => u.Email == email))
                context.Users.{|CTI1001:Add|}(new User { Email = email });
            await context.SaveChangesAsync();
        });
        """);

    [Theory]
    [InlineData("UserService", "Register")]
    [InlineData("Seeds", "Register")]
    public Task Other_code_that_asks_for_any_row(string type, string method) => Hosted.IsSilent(Class(type, method, """
        if (!context.Users.Any())
            context.Users.Add(new User { Email = "root" });
        context.SaveChanges();
        """));

    [Theory]
    [InlineData("TestDataSeeder", "Run")]
    [InlineData("ShopSeeder", "SeedForTests")]
    [InlineData("FakeDataSeeder", "Run")]
    [InlineData("DemoSeeder", "Run")]
    public Task Seeding_for_tests(string type, string method) => Hosted.IsSilent(Class(type, method, """
        if (!context.Users.Any(u => u.Email == "root"))
            context.Users.Add(new User { Email = "root" });
        context.SaveChanges();
        """));

    [Fact]
    public Task In_development_only() => Program.IsSilent("""
        var app = new WebApplication();
        using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().Options);
        if (app.Environment.IsDevelopment())
        {
            if (!context.Users.Any())
                context.Users.Add(new User { Email = "root" });
            context.SaveChanges();
        }
        """);

    [Fact]
    public Task Under_the_migration_lock() => Hosted.IsSilent("""
        public static class SeedingOptions
        {
            public static void Configure(DbContextOptionsBuilder options) => options.UseAsyncSeeding(async (context, _, token) =>
            {
                if (!await context.Set<User>().AnyAsync(token))
                    context.Set<User>().Add(new User { Email = "root" });
                await context.SaveChangesAsync(token);
            });
        }
        """);

    [Fact]
    public Task A_test_project() => (Hosted with { FurtherReferences = [References.Empty("xunit.core")] }).IsSilent(Class("ShopSeeder", "Run", """
        if (!context.Users.Any())
            context.Users.Add(new User { Email = "root" });
        context.SaveChanges();
        """));

    [Theory]
    [InlineData("context.Database.ExecuteSql($\"SELECT pg_advisory_xact_lock(42)\");")]
    [InlineData("context.Database.ExecuteSqlRaw(\"LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE\");")]
    public Task Locked(string statement) => Hosted.IsSilent(Class("ShopSeeder", "Run", $$"""
        {{statement}}
        if (!context.Users.Any())
            context.Users.Add(new User { Email = "root" });
        context.SaveChanges();
        """));

    [Fact]
    public Task Handled() => Hosted.IsSilent(Class("ShopSeeder", "Run", """
        if (context.Users.Any())
            return;
        context.Users.Add(new User { Email = "root" });
        try
        {
            context.SaveChanges();
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: "23505" })
        {
        }
        """));

    [Fact]
    public Task Conflict_clause() => Hosted.IsSilent("""
        public class UserSeeder(NpgsqlConnection connection)
        {
            public void Run()
            {
                if (connection.ExecuteScalar<int>("SELECT count(*) FROM users") == 0)
                    connection.Execute("INSERT INTO users (email) VALUES ('root') ON CONFLICT (email) DO NOTHING");
            }
        }
        """);

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS users (id int)")]
    [InlineData("CREATE UNLOGGED TABLE IF NOT EXISTS users (id int)")]
    [InlineData("CREATE SCHEMA IF NOT EXISTS shop")]
    public Task Creates_what_is_not_there(string statement) => Hosted.Informs($$"""
        public class Preparation(NpgsqlConnection connection) : IHostedService
        {
            public Task StartAsync(CancellationToken token) => connection.{|CTI1010:ExecuteAsync|}("{{statement}}");
        }
        """);

    [Theory]
    [InlineData("CREATE TABLE users (id int)")]
    [InlineData("CREATE TEMP TABLE IF NOT EXISTS users (id int)")]
    [InlineData("CREATE INDEX IF NOT EXISTS users_email ON users (email)")]
    [InlineData("SELECT pg_advisory_xact_lock(42); CREATE TABLE IF NOT EXISTS users (id int)")]
    public Task Creates_alone_or_otherwise(string statement) => Hosted.IsSilent($$"""
        public class Preparation(NpgsqlConnection connection) : IHostedService
        {
            public Task StartAsync(CancellationToken token) => connection.ExecuteAsync("{{statement}}");
        }
        """);

    [Fact]
    public Task Creates_on_demand() => Hosted.IsSilent("""
        public class Archive(NpgsqlConnection connection)
        {
            public Task Open() => connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS archive (id int)");
        }
        """);

    [Fact]
    public Task The_message() => Hosted.Says(
        "Two instances that start at the same time can both find no 'User' and both insert it: where a unique index covers the rows one start fails with 23505, where none does they are stored twice. "
        + "Seed in UseSeeding, which runs under the migration lock, or take pg_advisory_xact_lock before the check.",
        Class("ShopSeeder", "Run", """
            if (!context.Users.Any())
                context.Users.{|CTI1010:Add|}(new User { Email = "root" });
            context.SaveChanges();
            """));

    [Fact]
    public Task The_message_about_a_table() => Hosted.Says(
        "Two instances that start at the same time can both find no such table and both create it: CREATE TABLE IF NOT EXISTS is not atomic, and the second one fails with 23505 on an index of the system catalog. "
        + "Take pg_advisory_xact_lock before it, or leave it to migrations.",
        """
        public class UserSeeder(NpgsqlConnection connection)
        {
            public Task Run() => connection.{|CTI1010:ExecuteAsync|}("CREATE TABLE IF NOT EXISTS users (id int)");
        }
        """);

    private static string Class(string type, string method, string body) =>
        $$"""
        public class {{type}}(ShopContext context)
        {
            public void {{method}}()
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
