using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules;

/// <summary>Half-typed code, missing libraries and look-alikes: silence, never an exception.</summary>
public sealed class RobustnessTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        """;

    private static readonly string[] Bodies =
    [
        "if (!await context.Users.AnyAsync(u => u.Email == email, token)) context.Users.Add(new User { Id = 5, Email = email }); await context.SaveChangesAsync(token);",
        "var known = await context.Users.Where(u => u.Email == email).Select(u => u.Name).FirstOrDefaultAsync(token) ?? context.Users.Add(new() { Email = email }).Entity.Name;",
        "var known = await context.Users.FindAsync(user.Id); known ??= context.Add(user).Entity; known.Visits += 1; context.AddRange([user]); context.AddRange(user, user);",
        "if (connection.ExecuteScalar<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email })) return 1; connection.Execute($\"INSERT INTO {name} (id, email) VALUES ({tenantId}, @email)\", new { email });",
        "var sql = \"INSERT INTO users \" + \"(email)\" + \" VALUES (@email)\"; var values = new DynamicParameters(); values.Add(\"email\", email); if (connection.QueryFirstOrDefault(\"SELECT 1 FROM users WHERE email = @email\", values) is null) connection.Execute(new CommandDefinition(sql, values));",
        "using var command = connection.CreateCommand(); command.CommandText = \"SELECT count(*) FROM users WHERE email = $1\"; command.Parameters.AddWithValue(email); if ((long)command.ExecuteScalar()! > 0) return 1; command.Parameters.Clear(); command.CommandText = \"INSERT INTO users (email) VALUES (@e)\"; command.Parameters.Add(new NpgsqlParameter { ParameterName = \"e\", Value = email }); command.ExecuteNonQuery();",
        "await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(\"INSERT INTO users (email) VALUES ($1)\") { Parameters = { new() { Value = email } } } } }; using var reader = await batch.ExecuteReaderAsync(token); if (reader is { HasRows: true }) return 1; while (await reader.ReadAsync(token)) { await batch.ExecuteNonQueryAsync(token); }",
        "try { context.Users.Add(user); await context.SaveChangesAsync(token); } catch (PostgresException e) when (e is { SqlState: \"23505\", ConstraintName: { } key } && e.ErrorCode == 23505) { Log(key); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }) { throw; } finally { Log(1); }",
        "foreach (var key in new[] { email, name }) { await Task.Run(async () => { switch (await context.Users.CountAsync(u => u.Email.ToLower() == key.ToLower())) { case 0: context.Users.Add(new User { Email = key }); break; case > 5: return; default: break; } }); }",
        "async Task<User> Local(string key) => await context.Users.SingleOrDefaultAsync(u => u.Email == key) is { Id: > 0 } found ? found : (await context.AddAsync(new User { Email = key })).Entity; Greet(await Local(email));",
        "await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, token); await context.Database.ExecuteSqlAsync($\"SELECT pg_advisory_xact_lock({tenantId})\"); var found = context.Database.SqlQueryRaw<int>(\"SELECT id FROM users WHERE email = {0}\", email).ToList(); if (found.Count == 0) await context.Database.ExecuteSqlRawAsync(\"INSERT INTO users (email) VALUES ({0})\", email);",
        "IDbConnection database = connection; var count = SqlMapper.ExecuteScalar<int>(param: new { email }, sql: @\"SELECT COUNT(*) FROM \"\"users\"\" WHERE email = @email\", cnn: database); database.Execute(count < 1 ? \"INSERT INTO users (email) VALUES (@email)\" : \"SELECT 1\", new { email });",
        "goto end; end: lock (this) { do { checked { unsafe { } } } while (context.Users.All(u => u.Email != email) && (context?.Users?.Any(u => u.Email == email) ?? false)); context!.Users.Add(user with { }); } yield return 1; using (context) fixed (int* p = &tenantId) { }",
    ];

    /// <summary>Compilations of the entities alone, so that references are bound once.</summary>
    private static readonly ConcurrentDictionary<ImmutableArray<MetadataReference>, CSharpCompilation> Shops = new();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Every_prefix_of_a_source(int number)
    {
        var source = Usings + ShopModel.Method(Bodies[number]);
        var tokens = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToList();
        var start = source.IndexOf("Task.Yield", StringComparison.Ordinal);
        foreach (var token in tokens.Where(token => token.Span.End > start))
            await HasNoException(source[..token.Span.End], References.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dapper")]
    [InlineData("Npgsql")]
    [InlineData("EntityFramework")]
    [InlineData("Dapper, Npgsql")]
    [InlineData("Npgsql, EntityFramework")]
    public async Task Some_libraries_absent(string present)
    {
        ImmutableArray<MetadataReference> references =
        [
            .. References.Net,
            .. present.Contains("Dapper") ? References.Dapper : [],
            .. present.Contains("Npgsql") ? References.Npgsql : [],
            .. present.Contains("EntityFramework") ? References.EntityFrameworkWithoutNpgsql : [],
        ];
        foreach (var body in Bodies)
            await HasNoException(Usings + ShopModel.Method(body), references);
    }

    [Fact]
    public async Task Look_alikes_are_silent()
    {
        const string Source = """
            namespace Microsoft.EntityFrameworkCore
            {
                public class DbContext { public int SaveChanges() => 0; }
                public class DbSet<T> { public bool Any(System.Func<T, bool> predicate) => false; public void Add(T entity) { } }
            }

            namespace Npgsql
            {
                public class PostgresException : System.Exception { public string SqlState => ""; public int ErrorCode => 0; }
            }

            namespace Dapper
            {
                public static class SqlMapper
                {
                    public static int Execute(object connection, string sql, object values) => 0;
                    public static bool ExecuteScalar(object connection, string sql, object values) => false;
                }
            }

            namespace Shop
            {
                using Dapper;
                using Microsoft.EntityFrameworkCore;
                using Npgsql;

                public class User { public int Id { get; set; } public string Email { get; set; } = ""; }

                public class ShopContext : DbContext
                {
                    public DbSet<User> Users = new();

                    public bool Register(string email)
                    {
                        if (!Users.Any(u => u.Email == email))
                            Users.Add(new User { Email = email });
                        if (!SqlMapper.ExecuteScalar(this, "SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                            SqlMapper.Execute(this, "INSERT INTO users (email) VALUES (@email)", new { email });
                        try { return SaveChanges() > 0; } catch (PostgresException e) when (e.ErrorCode == 23505) { return false; }
                    }
                }
            }
            """;

        Assert.Empty(await Analyse(Source, References.Net));
    }

    [Fact]
    public async Task Text_in_a_referenced_project()
    {
        var statements = CSharpCompilation.Create(
            "Statements",
            [CSharpSyntaxTree.ParseText("public static class Statements { public const string Insert = \"INSERT INTO users (email) VALUES (@email)\"; public static readonly string Check = \"SELECT 1\"; }", path: "Statements.cs", cancellationToken: TestContext.Current.CancellationToken)],
            References.Net,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var source = Usings + ShopModel.Method("connection.Execute(Statements.Check); if (connection.ExecuteScalar<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email })) return 1; connection.Execute(Statements.Insert, new { email });");

        var diagnostics = await Analyse(source, [.. References.All, statements.ToMetadataReference()]);

        Assert.Equal(["CTI1001"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("CREATE TABLE users (id serial PRIMARY KEY, email text UNIQUE")]
    [InlineData("CREATE TABLE")]
    [InlineData("'")]
    [InlineData("$tag$")]
    [InlineData("\0\uFFFF/*")]
    [InlineData("CREATE UNIQUE INDEX ON users (lower(email)")]
    public Task Broken_schema_file(string schema) => (ShopModel.Verifier with { Schema = schema }).Warns(ShopModel.Method("""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """));

    [Theory]
    [InlineData("yes")]
    [InlineData("postgres ql")]
    public Task Malformed_option_counts_as_none(string value) => (ShopModel.Verifier with { Options = $"check_then_insert.provider = {value}", MisreadOptions = [$"'{value}' is no value of 'check_then_insert.provider', which takes auto, postgresql, any or none. The .editorconfig that holds for 'Test0.cs' sets it; it counts as not set."] }).Warns(ShopModel.Method("""
        if (context.Users.Any(u => u.Email == email))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        """));

    private static async Task HasNoException(string source, ImmutableArray<MetadataReference> references) =>
        Assert.DoesNotContain(await Analyse(source, references), diagnostic => diagnostic.Id == "AD0001");

    private static Task<ImmutableArray<Diagnostic>> Analyse(string source, ImmutableArray<MetadataReference> references) =>
        Shops.GetOrAdd(references, Shop)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, path: "Registration.cs", cancellationToken: TestContext.Current.CancellationToken))
            .WithAnalyzers([new CheckThenInsertDiagnosticAnalyzer()], new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private static CSharpCompilation Shop(ImmutableArray<MetadataReference> references) => CSharpCompilation.Create(
        "Shop",
        [CSharpSyntaxTree.ParseText(Usings + ShopModel.Entities, path: "Shop.cs")],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
