using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.ModelAgainstCode;

/// <summary>CTI5002: checks that mean something else than the unique key.</summary>
public sealed class CheckAgainstIndexTests
{
    private const string Schema = """
        CREATE TABLE plain (email text UNIQUE, name text);
        CREATE TABLE folded (email text, name text);
        CREATE UNIQUE INDEX folded_email ON folded (lower(email));
        CREATE TABLE insensitive (email citext UNIQUE, name text);
        CREATE TABLE prices (email numeric(10, 2) UNIQUE, name text);
        CREATE TABLE pairs (email text, name text, UNIQUE (email, name));
        """;

    /// <summary>Only what is said here is looked at, not the race itself.</summary>
    private static readonly RuleVerifier Verifier = ShopModel.Verifier with { Schema = Schema, Options = "dotnet_diagnostic.CTI1001.severity = none" };

    [Theory]
    [InlineData("plain", "lower(email) = lower(@email)")]
    [InlineData("plain", "email ILIKE @email")]
    [InlineData("plain", "btrim(email) = @email")]
    [InlineData("plain", "email = @email AND name = @name")]
    [InlineData("folded", "email = @email")]
    [InlineData("insensitive", "email = @email")]
    [InlineData("prices", "email = @email")]
    public Task Differs(string table, string where) => Verifier.Informs(Method("{|CTI5002:ExecuteScalarAsync|}", table, where));

    [Theory]
    [InlineData("plain", "email = @email")]
    [InlineData("plain", "email = @email AND name = 'x'")]
    [InlineData("folded", "lower(email) = lower(@email)")]
    [InlineData("insensitive", "lower(email) = lower(@email)")]
    [InlineData("insensitive", "email = 'root'")]
    [InlineData("pairs", "email = @email AND name = @name")]
    [InlineData("strangers", "lower(email) = lower(@email)")]
    public Task Agrees(string table, string where) => Verifier.IsSilent(Method("ExecuteScalarAsync", table, where));

    [Fact]
    public Task The_message() => Verifier.Says(
        "This check and the unique key on (lower(email)) of 'folded' do not mean the same: the index ignores the case of 'email', and the check compares the column as it is stored, "
        + "so it finds no row that differs only in that, and the insert fails with 23505",
        Method("{|CTI5002:ExecuteScalarAsync|}", "folded", "email = @email"));

    [Fact]
    public Task An_entity() => (new RuleVerifier { Model = ShopModel.Entities.Replace("public class User\n", "[Index(nameof(Email), IsUnique = true)] public class User\n"), Options = "dotnet_diagnostic.CTI1001.severity = none" }).Informs(ShopModel.Method("""
        if (await context.Users.{|CTI5002:AnyAsync|}(u => u.Email.ToLower() == email.ToLower()))
            return 1;
        context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync();
        """));

    private static string Method(string check, string table, string where) => ShopModel.Method($$"""
        if (await connection.{{check}}<bool>("SELECT EXISTS (SELECT 1 FROM {{table}} WHERE {{where}})", new { email, name }))
            return 1;
        await connection.ExecuteAsync("INSERT INTO {{table}} (email, name) VALUES ({{(where.Contains("'root'") ? "'root'" : "@email")}}, {{(where.Contains("'x'") ? "'x'" : "@name")}})", new { email, name });
        """);
}
