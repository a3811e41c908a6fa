using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

public sealed class CodeFixRunTests(PostgresServer server)
{
    private static readonly AppendingCodeFix.Append Skip = new("Skip on conflict", "skip", " ON CONFLICT (email) DO NOTHING");

    private static readonly AppendingCodeFix.Append Break = new("Break", "break", " garbage", InsideLiteral: false);

    private static readonly ProofSource Source = new()
    {
        Code = Users.Program("""
            public static async Task Add(NpgsqlConnection conn, string email, string? name)
            {
                if (!await conn.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
            }
            """),
        Ddl = Users.Table,
        Libraries = Libraries.Dapper,
    };

    [Fact]
    public async Task The_only_fix_is_applied_and_its_program_can_be_proven()
    {
        var after = await Run(Skip).ApplyAsync(Source, UnguardedInserts.Id);
        Assert.Contains("""VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new""", after);
        await Proof.Of(Source, server).RewrittenAs(after);
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("Skip on conflict")]
    public async Task A_fix_is_chosen_by_equivalence_key_or_title(string fix) =>
        Assert.Contains("DO NOTHING", await Run(Break, Skip).ApplyAsync(Source, UnguardedInserts.Id, fix));

    [Fact]
    public async Task Several_fixes_and_none_chosen_fails_and_lists_them()
    {
        var failure = await FailsAsync(Run(Break, Skip), Source);
        Assert.Contains("choose one of:\n- Break (equivalence key break)\n- Skip on conflict (equivalence key skip)", failure);
    }

    [Fact]
    public async Task A_fix_that_is_not_offered_fails_and_lists_those_that_are()
    {
        var failure = await FailsAsync(Run(Skip), Source, "catch");
        Assert.Contains("no fix \"catch\". Offered:\n- Skip on conflict", failure);
    }

    [Fact]
    public async Task No_fix_at_all_fails() =>
        Assert.Contains("TOY001 has no fix. Offered:\n- (none)", await FailsAsync(Run(), Source));

    [Fact]
    public async Task No_diagnostic_fails() =>
        Assert.Contains("Expected one TOY001, found 0", await FailsAsync(Run(Skip), Source with { Ddl = Users.TableWithoutKey }));

    [Fact]
    public async Task Several_diagnostics_fail_and_are_listed()
    {
        var twice = Source with
        {
            Code = Users.Program("""
                public static async Task Add(NpgsqlConnection conn, string email, string? name)
                {
                    await conn.ExecuteAsync("INSERT INTO users (email) VALUES ('a')");
                    await conn.ExecuteAsync("INSERT INTO users (email) VALUES ('b')");
                }
                """),
        };
        var failure = await FailsAsync(Run(Skip), twice);
        Assert.Contains("Expected one TOY001, found 2", failure);
        Assert.Contains("Program.cs(12,", failure);
    }

    [Fact]
    public async Task A_fix_after_which_the_program_does_not_compile_fails_and_lists_the_errors()
    {
        var failure = await FailsAsync(Run(Break), Source);
        Assert.Contains("After \"Break\" the program does not compile", failure);
        Assert.Contains("error CS1003", failure);
    }

    [Fact]
    public async Task A_program_that_does_not_compile_to_begin_with_fails() =>
        Assert.Contains("The program does not compile", await FailsAsync(Run(Skip), Source with { Code = "class {" }));

    private static CodeFixRun Run(params AppendingCodeFix.Append[] offered) =>
        new(UnguardedInserts.FindAsync, [new AppendingCodeFix([.. offered])]);

    private static async Task<string> FailsAsync(CodeFixRun run, ProofSource source, string? fix = null) =>
        (await Assert.ThrowsAsync<ProofFailedException>(() => run.ApplyAsync(source, UnguardedInserts.Id, fix))).Message;
}
