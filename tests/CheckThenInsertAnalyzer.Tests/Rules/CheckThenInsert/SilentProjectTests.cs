using System.Text.RegularExpressions;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Projects, files and methods in which none of CTI1005 to CTI1010 may speak (CATALOGUE §2b 7 and 9), each with its twin that speaks.</summary>
public sealed class SilentProjectTests
{
    private const string FutileLock = """
        public class Registration(ShopContext context)
        {
            private readonly object _gate = new();

            public void Register(string email)
            {
                lock (_gate)
                {
                    if (!context.Users.Any(u => u.Email == email))
                        context.Users.{|CTI1005:Add|}(new User { Email = email });
                    context.SaveChanges();
                }
            }
        }
        """;

    private const string Update = """
        public class Profile(ShopContext context)
        {
            public void Rename(User user, string email)
            {
                if (context.Users.Any(u => u.Id != user.Id && u.Email == email))
                    return;
                user.{|CTI1007:Email|} = email;
                context.SaveChanges();
            }
        }
        """;

    private const string Validator = """
        public class UniqueEmailAttribute : System.ComponentModel.DataAnnotations.ValidationAttribute
        {
            public override bool IsValid(object? value)
            {
                using var context = new ShopContext(new DbContextOptions<ShopContext>());
                var email = (string)value!;
                return !context.Users.{|CTI1008:Any|}(u => u.Email == email);
            }
        }
        """;

    private const string Parallel = """
        public class Import(DbContextOptions<ShopContext> options)
        {
            public void Run(List<string> emails) => System.Threading.Tasks.Parallel.ForEach(emails, email =>
            {
                using var context = new ShopContext(options);
                if (!context.Users.Any(u => u.Email == email))
                    context.Users.{|CTI1009:Add|}(new User { Email = email });
                context.SaveChanges();
            });
        }
        """;

    private const string Seeding = """
        public class UserSeeder(ShopContext context)
        {
            public void Run()
            {
                if (!context.Users.Any())
                    context.Users.{|CTI1010:Add|}(new User { Email = "root" });
                context.SaveChanges();
            }
        }
        """;

    private static readonly RuleVerifier Library = ShopModel.Verifier with
    {
        References = [.. References.Net, .. References.EntityFrameworkWithoutNpgsql],
        Model = "global using Microsoft.EntityFrameworkCore;\n" + ShopModel.Entities,
    };

    public static TheoryData<string> Warnings => [FutileLock, Update, Parallel];

    public static TheoryData<string> Informations => [Validator, Seeding];

    public static TheoryData<string> All => [FutileLock, Update, Parallel, Validator, Seeding];

    [Theory]
    [MemberData(nameof(Warnings))]
    public Task A_library_is_warned(string source) => Library.Warns(source);

    [Theory]
    [MemberData(nameof(Informations))]
    public Task A_library_is_informed(string source) => Library.Informs(source);

    [Theory]
    [MemberData(nameof(All))]
    public Task A_test_project(string source) => (Library with { FurtherReferences = [References.Empty("xunit.v3.core")] }).IsSilent(Unmarked(source));

    [Theory]
    [MemberData(nameof(All))]
    public Task Only_another_provider(string source) => (Library with { FurtherReferences = [References.Empty("Microsoft.EntityFrameworkCore.SqlServer")] }).IsSilent(Unmarked(source));

    [Theory]
    [MemberData(nameof(All))]
    public Task Only_a_database_in_memory(string source) => (Library with { FurtherReferences = [References.Empty("Microsoft.EntityFrameworkCore.InMemory")] }).IsSilent(Unmarked(source));

    [Theory]
    [MemberData(nameof(All))]
    public Task Switched_off(string source) => (Library with { Options = "check_then_insert.provider = none" }).IsSilent(Unmarked(source));

    [Theory]
    [MemberData(nameof(Warnings))]
    public Task Switched_on_in_a_test_project(string source) =>
        (Library with { FurtherReferences = [References.Empty("xunit.v3.core")], Options = "check_then_insert.provider = postgresql" }).Warns(source);

    [Theory]
    [InlineData("ShopTests.Server")]
    [InlineData("Shop.IntegrationTests.Common")]
    [InlineData("Shop.Test")]
    [InlineData("Shop.Test.Helpers")]
    public Task A_project_that_is_named_for_tests(string name) => (Library with { AssemblyName = name }).IsSilent(Unmarked(FutileLock));

    [Theory]
    [InlineData("Shop.Contests.Server")]
    [InlineData("Shop.Testing")]
    public Task A_project_that_is_not_named_for_tests(string name) => (Library with { AssemblyName = name }).Warns(FutileLock);

    [Theory]
    [InlineData("[Fact] public void Registers_once() { }")]
    [InlineData("[TestMethod] public void Registers_once() { }")]
    public Task A_class_with_tests_whose_framework_is_not_restored(string test) => (Library with { IsBroken = true }).IsSilent(Unmarked(WithMember(test)));

    [Fact]
    public Task A_class_with_other_attributes() => (Library with { IsBroken = true }).Warns(WithMember("[HttpPost] public void Registers_once() { }"));

    [Theory]
    [InlineData("EmailMigration", "object")]
    [InlineData("MoveEmails", "MigrationJob")]
    public Task A_class_that_moves_data_once(string name, string basis) => Library.IsSilent(Unmarked(Mover(name, basis)));

    [Theory]
    [InlineData("EmailMigrations", "object")]
    [InlineData("MoveEmails", "Job")]
    public Task A_class_that_runs_often(string name, string basis) => Library.Warns(Mover(name, basis));

    [Theory]
    [InlineData("MigrateEmails", "Migrate")]
    [InlineData("ManualMigrateEmails", "MigrateAsync")]
    [InlineData("EmailMigrator", "Migrate")]
    public Task A_class_that_migrates_data(string name, string method) => Library.IsSilent(Unmarked(Mover(name, "object").Replace("Move(", method + "(")));

    [Theory]
    [InlineData("MigrateEmailsHandler", "Handle")]
    [InlineData("ImmigrateEmails", "Move")]
    [InlineData("UserService", "Migrate")]
    public Task A_class_that_does_more_than_to_migrate(string name, string method) => Library.Warns(Mover(name, "object").Replace("Move(", method + "("));

    private static string WithMember(string member) => FutileLock.Replace("public void Register(", member + "\n\n    public void Register(");

    private static string Mover(string name, string basis) => $$"""
        public class MigrationJob { }
        public class Job { }

        public class {{name}}(ShopContext context) : {{basis}}
        {
            public void Move(string email)
            {
                if (!context.Users.Any(u => u.Email == email))
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }
        """;

    /// <summary>A migration runs alone.</summary>
    [Theory]
    [InlineData("user.Email = email; context.SaveChanges();", "u.Id != user.Id && u.Email == email")]
    [InlineData("lock (context) { if (!context.Users.Any(u => u.Email == email)) context.Users.Add(new User { Email = email }); context.SaveChanges(); }", "u.Email == name")]
    [InlineData("Parallel.ForEach(new[] { email, name }, item => { if (!context.Users.Any(u => u.Email == item)) context.Users.Add(new User { Email = item }); context.SaveChanges(); });", "u.Email == name")]
    public Task A_migration(string change, string taken) => ShopModel.Verifier.IsSilent($$"""
        public class SeedUsers(ShopContext context, User user, string email, string name) : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migrationBuilder)
            {
                if (context.Users.Any(u => {{taken}}))
                    return;
                {{change}}
            }
        }
        """);

    /// <summary>What guards an insert guards an update too (§2b 3 to 6).</summary>
    [Theory]
    [InlineData("SELECT pg_advisory_xact_lock(42)", false)]
    [InlineData("LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE", false)]
    [InlineData("SELECT id FROM users WHERE id = @tenantId FOR UPDATE", false)]
    [InlineData("LOCK TABLE orders IN ROW EXCLUSIVE MODE", true)]
    [InlineData("SELECT id FROM orders WHERE number = @name FOR UPDATE", true)]
    public Task An_update_behind_a_lock(string statement, bool isInVain)
    {
        var update = ShopModel.Method($$"""
            using var transaction = connection.BeginTransaction();
            connection.ExecuteScalar<int>("{{statement}}", new { tenantId, name });
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM orders WHERE user_id = @tenantId AND number = @name AND id <> @id)", new { tenantId, name, id = user.Id }))
                return 1;
            connection.{|CTI1007:Execute|}("UPDATE orders SET number = @name WHERE id = @id", new { name, id = user.Id });
            transaction.Commit();
            """);
        return isInVain ? ShopModel.Verifier.Warns(update) : ShopModel.Verifier.IsSilent(Unmarked(update));
    }

    [Fact]
    public Task An_update_that_is_tried_again_at_serializable() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        var strategy = context.Database.CreateExecutionStrategy();
        await strategy.ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, token);
            if (!await context.Users.AnyAsync(u => u.Id != user.Id && u.Email == email, token))
                user.Email = email;
            await context.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
        });
        """));

    private static string Unmarked(string source) => Regex.Replace(source, @"\{\|CTI\d+:(.*?)\|\}", "$1");
}
