using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3010 makes of real source: before, the duplicate in the middle undoes others (FACTS F5); after, it alone is skipped.
/// Who meets nobody sees no difference.
/// </summary>
public sealed class OneDuplicateUndoesBatchProofs(PostgresServer server)
{
    /// <summary>What sends "first", "taken" and the argument, and how many rows were stored before.</summary>
    public static TheoryData<string, int> Sent => new()
    {
        { "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@Email)\", new[] { new { Email = \"first\" }, new { Email = \"taken\" }, new { Email = email } });", 1 },
        { "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES ('first'), ('taken'), (@email)\", new { email });", 0 },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Only_the_duplicate_is_skipped(string sent, int stored)
    {
        var met = await BeforeAndAfter.OfAsync(server, Source(sent) with { Seed = "INSERT INTO users (email) VALUES ('taken');" }, "CTI3010");
        Assert.Equal(1 + stored, met.Before.Rows.All.Length);
        Assert.Equal(3, met.After.Rows.All.Length);
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Who_meets_nobody_sees_no_difference(string sent, int stored)
    {
        var alone = await BeforeAndAfter.OfAsync(server, Source(sent), "CTI3010");
        Assert.True(alone.Before.Matches(alone.After));
        Assert.True(stored < alone.After.Rows.All.Length);
    }

    private static ProofSource Source(string sent) => new()
    {
        Code = Users.Program($$"""
            public static async Task Import(NpgsqlConnection connection, string email)
            {
                try
                {
                    {{sent}}
                }
                catch (PostgresException ex) when (ex.SqlState == "23505")
                {
                }
            }
            """),
        Ddl = Users.Table,
        Libraries = Libraries.Dapper,
        Calls = [new("last")],
    };
}
