using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>The test that the package adds to show a race: it fails as long as the race is there, and passes after the fix of the rule.</summary>
public sealed class RaceWitnessProofs(PostgresServer server)
{
    private static readonly MetadataReference[] Xunit = [Of<FactAttribute>(), Of<Assert>()];

    public static TheoryData<string> Frameworks => ["xunit", "NUnit", "MSTest"];

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

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Every_test_framework(string framework) => await ShowsAsync(
        Users.Program("""
            public static async Task SignUp(NpgsqlConnection conn, string email)
            {
                if (!await conn.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    await conn.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
            }
            """),
        "CTI1001",
        "CTI1001.LetTheIndexDecide",
        framework switch
        {
            "NUnit" => [Of<NUnit.Framework.TestAttribute>()],
            "MSTest" => [Of<Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute>()],
            _ => Xunit,
        });

    [Fact]
    public async Task A_class_with_a_data_source_and_a_synchronous_method() => await ShowsAsync(
        """
        using Npgsql;

        public sealed class Accounts(NpgsqlDataSource database)
        {
            public void SignUp(string email)
            {
                using var check = database.CreateCommand("SELECT 1 FROM users WHERE email = $1");
                check.Parameters.Add(new() { Value = email });
                if (check.ExecuteScalar() is not null)
                    throw new InvalidOperationException("taken");
                using var insert = database.CreateCommand("INSERT INTO users (email) VALUES ($1)");
                insert.Parameters.Add(new() { Value = email });
                insert.ExecuteNonQuery();
            }
        }
        """,
        "CTI1001",
        "CTI1001.LetTheIndexDecide");

    [Fact]
    public async Task A_context_that_is_made_of_its_options() => await ShowsAsync(
        Users.EntityFrameworkProgram("""
            public static async Task<bool> SignUp(AppDb db, string email, CancellationToken cancellation)
            {
                if (await db.Users.AnyAsync(u => u.Email == email, cancellation))
                    return false;
                db.Users.Add(new User { Email = email });
                await db.SaveChangesAsync(cancellation);
                return true;
            }
            """),
        "CTI1001",
        "CTI1001.LetTheIndexDecide");

    [Fact]
    public async Task Get_or_create_gives_both_the_row() => await ShowsAsync(
        Users.Program("""
            public static async Task<int> IdOf(NpgsqlConnection conn, string email)
            {
                var id = await conn.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
                if (id is null)
                    id = await conn.ExecuteScalarAsync<int>("INSERT INTO users (email) VALUES (@email) RETURNING id", new { email });
                return id.Value;
            }
            """),
        "CTI1002",
        "CTI1002.GoOnWithTheRow");

    [Fact]
    public async Task Update_or_insert_of_a_row_that_was_looked_for() => await ShowsAsync(
        Users.Program("""
            public static async Task Rename(NpgsqlConnection conn, string email, string name)
            {
                var count = await conn.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email });
                if (count == 0)
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                else
                    await conn.ExecuteAsync("UPDATE users SET name = @name WHERE email = @email", new { email, name });
            }
            """),
        "CTI1003",
        "CTI1003.UpdateTheRowThatIsThere");

    /// <summary>Both updates find nothing before either inserts.</summary>
    [Fact]
    public async Task Update_or_insert_where_the_update_is_the_check() => await ShowsAsync(
        Users.Program("""
            public static async Task Rename(NpgsqlConnection conn, string email, string name)
            {
                if (await conn.ExecuteAsync("UPDATE users SET name = @name WHERE email = @email", new { email, name }) == 0)
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
            }
            """),
        "CTI1003",
        "CTI1003.UpdateTheRowThatIsThere");

    private async Task ShowsAsync(string code, string diagnosticId, string fix, MetadataReference[]? framework = null)
    {
        using var workspace = new AdhocWorkspace();
        var racing = await WitnessRun.AddAsync(workspace, new ProofSource { Code = code, Ddl = Users.Table }, diagnosticId, framework ?? Xunit);
        var failure = await racing.RunAsync(server);
        Assert.True(failure?.Message.Contains("A session ran into the unique index") == true, $"{failure}\n{racing.Text}");

        var repaired = await racing.FixedByAsync(diagnosticId, fix);
        Assert.Null(await repaired.RunAsync(server));
    }

    private static MetadataReference Of<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);
}
