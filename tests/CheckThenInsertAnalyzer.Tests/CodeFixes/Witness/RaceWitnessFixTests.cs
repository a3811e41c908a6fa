using CheckThenInsertAnalyzer.CodeFixes.Witness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.Witness;

/// <summary>What the test is that shows a race, and where none is offered.</summary>
public sealed class RaceWitnessFixTests
{
    private const string Body = """
            if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM shop.users WHERE email = @email)", new { email }))
                return false;
            await connection.ExecuteAsync("INSERT INTO shop.users (email) VALUES (@email)", new { email });
            return true;
        """;

    [Fact]
    public async Task A_class_that_is_given_a_connection_is_made_for_each_call()
    {
        var test = await TestOfAsync(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email, CancellationToken cancellation = default)"));
        Assert.Contains("public sealed class UsersSignUpRaceTests", test);
        Assert.Contains("    [Fact]\n", test);
        Assert.Contains("var email = Guid.NewGuid().ToString(\"N\");", test);
        Assert.Contains("await new Users(connection).SignUp(email, cancellation);", test);
        Assert.Contains("const string table = \"shop.users\";", test);
        Assert.Contains("using System.Threading;\n", test);
    }

    [Fact]
    public async Task A_static_method_is_given_its_connection()
    {
        var test = await TestOfAsync(Store("public static class Users", "public static async Task<bool> SignUp(IDbConnection connection, string email, int? age, Guid id)"));
        Assert.Contains("await Users.SignUp(connection, email, age, id);", test);
        Assert.Contains("CallAsync(string connectionString, string email, int age, Guid id)", test);
    }

    [Fact]
    public async Task A_connection_that_the_method_opens_is_handed_over_closed()
    {
        var test = await TestOfAsync(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)").Replace("if (await", "await connection.OpenAsync();\n        if (await"));
        Assert.Contains("new NpgsqlConnection(connectionString);\n        await new Users(connection)", test);
    }

    [Fact]
    public async Task A_parameter_by_the_name_of_the_connection_is_renamed()
    {
        var test = await TestOfAsync(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email, string session)"));
        Assert.Contains("var sessionValue = ", test);
    }

    [Fact]
    public async Task A_context_is_made_of_its_options_and_tells_the_name_of_its_table()
    {
        var test = await TestOfAsync(Contexts("public ShopContext(DbContextOptions<ShopContext> options) : base(options) { }"));
        Assert.Contains("await using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(connectionString).Options);", test);
        Assert.Contains("context.Model.FindEntityType(typeof(User))", test);
        Assert.Contains("failure as DbUpdateException", test);
    }

    [Theory]
    [InlineData("")]
    [InlineData("public ShopContext(DbContextOptions<ShopContext> options, string tenant) : base(options) { }")]
    [InlineData("internal ShopContext(DbContextOptions<ShopContext> options) : base(options) { }")]
    public async Task A_context_that_cannot_be_made_gets_none(string constructor) => await OffersNothingAsync(Contexts(constructor));

    /// <summary>A referenced test project that names its friend may call what is internal.</summary>
    [Fact]
    public async Task A_friend_may_call_what_is_internal()
    {
        var test = await TestOfAsync(Store("internal sealed class Users(NpgsqlConnection connection)", "internal async Task<bool> SignUp(string email)").Replace(
            "namespace Shop;", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop.Tests\")]\nnamespace Shop;"));
        Assert.Contains("await new Users(connection).SignUp(email);", test);
    }

    [Fact]
    public async Task A_project_with_tests_gets_it_itself_and_may_call_what_is_internal()
    {
        using var solution = WitnessSolution.WithTestsInside(Store("internal static class Users", "internal static async Task<bool> SignUp(NpgsqlConnection connection, string email)"));
        Assert.Contains("namespace Shop;", await (await solution.AfterAsync()).TestAsync());
    }

    /// <summary>Once the test is there it is not offered again.</summary>
    [Fact]
    public async Task The_same_test_is_added_once()
    {
        using var before = new WitnessSolution(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)"));
        var after = await before.AfterAsync();
        Assert.Empty(await after.OfferedAsync());
    }

    [Fact]
    public async Task It_repairs_nothing_and_has_no_fix_all()
    {
        using var solution = new WitnessSolution(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)"));
        var action = Assert.Single(await solution.OfferedAsync());
        Assert.Equal("CTI1001.Witness", action.EquivalenceKey);
        Assert.Equal("Low", action.Priority.ToString());
        Assert.Null(new RaceWitnessFix().GetFixAllProvider());
    }

    [Theory]
    [InlineData("internal sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "private async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "internal async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection, TimeProvider clock)", "public async Task<bool> SignUp(string email)")]
    [InlineData("public abstract class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users<T>(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "public required string Tenant { get; init; } public async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "[Obsolete(\"Use SignIn.\", error: true)] public async Task<bool> SignUp(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp<T>(string email)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email, Uri page)")]
    [InlineData("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email, params string[] roles)")]
    public async Task A_method_out_of_a_test_s_reach_gets_none(string type, string method) => await OffersNothingAsync(Store(type, method));

    [Fact]
    public async Task Without_a_test_framework_there_is_no_place_for_it() =>
        await OffersNothingAsync(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)"), References.All);

    [Fact]
    public async Task Tests_that_do_not_reference_Npgsql_cannot_hold_the_sessions() =>
        await OffersNothingAsync(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)"), References.Net.Concat(WitnessSolution.Xunit));

    /// <summary>Each call draws a code of its own, so that two calls do not meet.</summary>
    [Fact]
    public async Task A_key_that_the_method_draws_is_not_in_the_test_s_hands() => await OffersNothingAsync(
        Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string name)").Replace(
            "if (await", "var email = Guid.NewGuid().ToString();\n        if (await"));

    [Fact]
    public async Task A_row_that_is_always_the_same_is_there_after_the_first_run() => await OffersNothingAsync(
        Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string name)").Replace(
            "if (await", "const string email = \"admin\";\n        if (await"));

    [Fact]
    public async Task A_key_that_is_made_of_an_argument_is()
    {
        var test = await TestOfAsync(Store("public sealed class Users(NpgsqlConnection connection)", "public async Task<bool> SignUp(string email)").Replace(
            "new { email }", "new { email = email.Normalize() }"));
        Assert.Contains("SignUp(email);", test);
    }

    private static string Store(string type, string method) => $$"""
        using System.Data;
        using Dapper;
        using Npgsql;

        namespace Shop;

        {{type}}
        {
            {{method}}
            {
        {{Body}}
            }
        }
        """;

    private static string Contexts(string constructor) => $$"""
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public sealed class User { public int Id { get; set; } public string Email { get; set; } = ""; }

        public sealed class ShopContext : DbContext
        {
            {{constructor}}
            public DbSet<User> Users => Set<User>();
        }

        public sealed class Users(ShopContext shop)
        {
            public async Task SignUp(string email)
            {
                if (await shop.Users.AnyAsync(user => user.Email == email))
                    return;
                shop.Users.Add(new User { Email = email });
                await shop.SaveChangesAsync();
            }
        }
        """;

    private static async Task<string> TestOfAsync(string source)
    {
        using var solution = new WitnessSolution(source);
        return await (await solution.AfterAsync()).TestAsync();
    }

    private static async Task OffersNothingAsync(string source, IEnumerable<MetadataReference>? testReferences = null)
    {
        using var solution = new WitnessSolution(source, testReferences);
        Assert.Empty(await solution.OfferedAsync());
    }
}
