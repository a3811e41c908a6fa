using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3007 makes of real source: before, the row that is there already takes the good one with it (FACTS H6); after, the good
/// one is stored. Who meets nobody sees no difference.
/// </summary>
public sealed class FailedEntityStaysProofs(PostgresServer server)
{
    private const string Taken = "INSERT INTO users (email) VALUES ('taken');";

    /// <summary>The methods: another save behind, and the loop of an import. Both store "taken" first, then the argument.</summary>
    public static TheoryData<string> Methods => new()
    {
        """
        public static async Task Import(AppDb db, string email)
        {
            var user = new User { Email = "taken" };
            db.Users.Add(user);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: "23505" })
            {
            }

            db.Users.Add(new User { Email = email });
            await db.SaveChangesAsync();
        }
        """,
        """
        public static void Import(AppDb db, string email)
        {
            foreach (var address in new[] { "taken", email })
            {
                var user = new User { Email = address };
                db.Users.Add(user);
                try
                {
                    db.SaveChanges();
                }
                catch (DbUpdateException)
                {
                    Console.WriteLine();
                }
            }
        }
        """,
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task The_good_row_is_stored(string method)
    {
        var met = await BeforeAndAfter.OfAsync(server, Source(method) with { Seed = Taken }, "CTI3007");
        Assert.Single(met.Before.Rows.All);
        Assert.Equal(2, met.After.Rows.All.Length);
        Assert.Null(met.After.Outcomes[0].Exception);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Who_meets_nobody_sees_no_difference(string method)
    {
        var alone = await BeforeAndAfter.OfAsync(server, Source(method), "CTI3007");
        Assert.True(alone.Before.Matches(alone.After));
        Assert.Equal(2, alone.After.Rows.All.Length);
    }

    private static ProofSource Source(string method) => new()
    {
        Code = Users.EntityFrameworkProgram(method),
        Ddl = Users.Table,
        Libraries = Libraries.EntityFramework,
        Calls = [new("ada")],
    };
}
