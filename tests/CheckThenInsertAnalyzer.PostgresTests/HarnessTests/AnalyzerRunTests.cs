using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

public sealed class AnalyzerRunTests
{
    [Fact]
    public async Task The_package_reports_the_race_of_a_program_that_the_harness_compiles()
    {
        using var workspace = new AdhocWorkspace();
        var document = ProgramProject.Create(workspace, new ProofSource
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
        });
        Assert.Contains("CTI1001", (await AnalyzerRun.OfPackageAsync(document)).Select(diagnostic => diagnostic.Id));
    }
}
