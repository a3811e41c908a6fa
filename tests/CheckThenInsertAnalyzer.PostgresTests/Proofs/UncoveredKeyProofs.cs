using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>CTI1006: without the index two sessions store the row twice; the index that the message or the fix gives stops the second (FACTS A1, A2).</summary>
public sealed partial class UncoveredKeyProofs(PostgresServer server)
{
    [Fact]
    public async Task The_statements_of_the_message_find_the_duplicate_and_prevent_the_next()
    {
        var source = new ProofSource
        {
            Code = Users.Program("""
                public static async Task<bool> SignUp(NpgsqlConnection conn, string email, string? name)
                {
                    if (await conn.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                        return false;
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                    return true;
                }
                """),
            Ddl = Users.TableWithoutKey,
            Libraries = Libraries.Dapper,
        };
        var (index, query) = await AdviceOf(source);
        using var program = CompiledProgram.Compile(source.Code, source.Libraries);

        var race = await TwoSessions.RunAsync(server, source, program);
        Assert.Empty(race.UniqueViolations);
        Assert.Equal(2, race.Rows.All.Length);

        await using var database = await server.CreateDatabaseAsync(source.Ddl + "INSERT INTO users (email) VALUES ('twice@example.org'), ('once@example.org'), ('twice@example.org')");
        Assert.Equal("twice@example.org", Assert.Single(await database.TextsAsync(query)));

        var indexed = await TwoSessions.RunAsync(server, source with { Ddl = source.Ddl + index }, program);
        Assert.Single(indexed.UniqueViolations);
        Assert.Single(indexed.Rows.All);
    }

    [Fact]
    public async Task The_attribute_makes_the_index_that_stops_the_second_row()
    {
        var source = new ProofSource
        {
            Code = Users.EntityFrameworkProgram("""
                public static string Script(AppDb db) => db.Database.GenerateCreateScript();

                public static async Task<bool> SignUp(AppDb db, string email, string? name)
                {
                    if (await db.Users.AnyAsync(u => u.Email == email))
                        return false;
                    db.Users.Add(new User { Email = email, Name = name });
                    await db.SaveChangesAsync();
                    return true;
                }
                """).Replace("""user.HasIndex(u => u.Email).IsUnique().HasDatabaseName("users_email_key");""", ""),
            Ddl = "",
            Libraries = Libraries.EntityFramework,
            Method = "SignUp",
        };
        var after = await CodeFixRun.OfPackage.ApplyAsync(source, "CTI1006");
        Assert.Contains("[Index(nameof(Email), IsUnique = true)]", after);

        var before = await RaceOf(source);
        Assert.Empty(before.UniqueViolations);
        Assert.Equal(2, before.Rows.All.Length);

        var indexed = await RaceOf(source with { Code = after });
        Assert.Single(indexed.UniqueViolations);
        Assert.Single(indexed.Rows.All);
    }

    /// <summary>Makes the tables as the program's model has them, and lets two sessions meet.</summary>
    private async Task<Observation> RaceOf(ProofSource source)
    {
        using var script = CompiledProgram.Compile(source.Code, source.Libraries, "Script");
        await using var database = await server.CreateDatabaseAsync();
        await using var session = await ProgramSession.OpenAsync(script, database, "model");
        var ddl = Assert.IsType<string>(await script.InvokeAsync(session.Argument, []));

        using var program = CompiledProgram.Compile(source.Code, source.Libraries, source.Method);
        return await TwoSessions.RunAsync(server, source with { Ddl = ddl }, program);
    }

    private static async Task<(string Index, string Query)> AdviceOf(ProofSource source)
    {
        using var workspace = new AdhocWorkspace();
        var diagnostics = await AnalyzerRun.OfPackageAsync(ProgramProject.Create(workspace, source));
        var message = Assert.Single(diagnostics, diagnostic => diagnostic.Id == "CTI1006").GetMessage(formatProvider: null);
        var advice = Advice().Match(message);
        return (advice.Groups["index"].Value, advice.Groups["query"].Value);
    }

    [GeneratedRegex("(?<index>CREATE UNIQUE INDEX .*) makes one; (?<query>SELECT .*) finds today's duplicates")]
    private static partial Regex Advice();
}
