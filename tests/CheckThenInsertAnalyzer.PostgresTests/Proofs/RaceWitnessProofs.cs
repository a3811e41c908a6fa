using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>The test that the package adds to show a race: it fails as long as the race is there, and passes after the fix of the rule.</summary>
public sealed class RaceWitnessProofs(PostgresServer server)
{
    private static readonly MetadataReference[] Xunit =
    [
        MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location),
    ];

    [Fact]
    public async Task A_static_method_with_a_connection() => await ShowsAsync(
        Users.Program("""
            public static async Task<bool> SignUp(NpgsqlConnection conn, string email, string? name)
            {
                var count = await conn.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email });
                if (count > 0) return false;
                await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                return true;
            }
            """),
        "CTI1001",
        "CTI1001.LetTheIndexDecide");

    private async Task ShowsAsync(string code, string diagnosticId, string fix)
    {
        using var workspace = new AdhocWorkspace();
        var racing = await WitnessRun.AddAsync(workspace, new ProofSource { Code = code, Ddl = Users.Table }, diagnosticId, Xunit);
        var failure = await racing.RunAsync(server);
        Assert.True(failure?.Message.Contains("A session ran into the unique index") == true, $"{failure}\n{racing.Text}");

        var repaired = await racing.FixedByAsync(diagnosticId, fix);
        Assert.Null(await repaired.RunAsync(server));
    }
}
