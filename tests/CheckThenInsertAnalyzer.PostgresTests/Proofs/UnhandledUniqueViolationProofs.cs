using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// What the code fix of CTI3001 makes of real source: before, a caller sees the server's error (FACTS F5); after, a
/// sentence about the row that is there already. The first insert is none of its business.
/// </summary>
public sealed class UnhandledUniqueViolationProofs(PostgresServer server)
{
    private const string InsertEntity = """
        public static async Task<string> Register(AppDb db, string email)
        {
            var user = new User { Email = email };
            db.Users.Add(user);
            await db.SaveChangesAsync();
            return email;
        }
        """;

    /// <summary>Dapper and Npgsql: the method.</summary>
    public static TheoryData<string> SqlMethods => new()
    {
        """
        public static async Task<int> Register(NpgsqlConnection connection, string email)
        {
            return await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
        }
        """,
        """
        public static int Register(NpgsqlConnection connection, string email)
        {
            int rows;
            rows = connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
            return rows;
        }
        """,
        """
        public static async Task Register(NpgsqlConnection connection, string email)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES (@email)", connection);
            insert.Parameters.AddWithValue("email", email);
            await insert.ExecuteNonQueryAsync();
        }
        """,
        """
        public static void Register(NpgsqlConnection connection, string email)
        {
            using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES ($1)", connection) { Parameters = { new() { Value = email } } };
            insert.ExecuteNonQuery();
        }
        """,
    };

    /// <summary>EF Core: the method.</summary>
    public static TheoryData<string> EntityFrameworkMethods => new()
    {
        InsertEntity,
        """
        public static int Register(AppDb db, string email)
        {
            var user = new User { Email = email };
            db.Add(user);
            return db.SaveChanges();
        }
        """,
        """
        public static async Task Register(AppDb db, string email)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var user = new User { Email = email };
            db.Users.Add(user);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        """,
    };

    [Theory]
    [MemberData(nameof(SqlMethods))]
    public async Task Sql_tells_that_the_row_is_there(string method)
    {
        var seen = await BeforeAndAfter.OfAsync(server, SameUserTwice(Users.Program(method), Libraries.Dapper), "CTI3001");
        OnlyTheSecondCallChanged(seen);
        Assert.IsType<PostgresException>(seen.Before.Outcomes[1].Exception);
        Tells<PostgresException>("Another row of users with this email already exists.", seen.After.Outcomes[1]);
    }

    [Theory]
    [MemberData(nameof(EntityFrameworkMethods))]
    public async Task EntityFramework_tells_that_the_row_is_there(string method)
    {
        var seen = await BeforeAndAfter.OfAsync(server, SameUserTwice(Users.EntityFrameworkProgram(method), Libraries.EntityFramework), "CTI3001");
        OnlyTheSecondCallChanged(seen);
        Assert.IsType<DbUpdateException>(seen.Before.Outcomes[1].Exception);
        Tells<DbUpdateException>("Another User with this Email already exists.", seen.After.Outcomes[1]);
    }

    /// <summary>A failed entity that stays tracked is sent again by every later flush (FACTS H6).</summary>
    [Theory]
    [MemberData(nameof(EntityFrameworkMethods))]
    public async Task EntityFramework_goes_on_with_the_same_context(string method)
    {
        var source = SameUserTwice(Users.EntityFrameworkProgram(method), Libraries.EntityFramework) with
        {
            Seed = "INSERT INTO users (email) VALUES ('ada@example.org');",
            Calls = [new("ada@example.org"), new("eve@example.org")],
        };
        var seen = await BeforeAndAfter.InOneSessionAsync(server, source, "CTI3001");
        Assert.Equal("23505", seen.Before.Outcomes[1].DatabaseError?.SqlState);
        Assert.Null(seen.After.Outcomes[1].Exception);
        Assert.Equal([Row("ada"), Row("eve")], seen.After.Rows.All);
    }

    [Theory]
    [MemberData(nameof(SqlMethods))]
    public async Task Round_sql_another_error_still_escapes(string method) =>
        await AnotherErrorEscapesAsync(SameUserTwice(Users.Program(method), Libraries.Dapper));

    [Theory]
    [MemberData(nameof(EntityFrameworkMethods))]
    public async Task Round_a_flush_another_error_still_escapes(string method) =>
        await AnotherErrorEscapesAsync(SameUserTwice(Users.EntityFrameworkProgram(method), Libraries.EntityFramework));

    /// <summary>A sequence that lags behind collides on the primary key (FACTS E1): nobody has this email.</summary>
    [Theory]
    [MemberData(nameof(SqlMethods))]
    public async Task Round_sql_a_violation_of_the_generated_key_still_escapes(string method) =>
        await GeneratedKeyEscapesAsync(SameUserTwice(Users.Program(method), Libraries.Dapper));

    [Theory]
    [MemberData(nameof(EntityFrameworkMethods))]
    public async Task Round_a_flush_a_violation_of_the_generated_key_still_escapes(string method) =>
        await GeneratedKeyEscapesAsync(SameUserTwice(Users.EntityFrameworkProgram(method), Libraries.EntityFramework));

    private async Task AnotherErrorEscapesAsync(ProofSource source)
    {
        var seen = await BeforeAndAfter.OfAsync(
            server,
            source with { Ddl = Users.Table + "ALTER TABLE users ADD CHECK (email LIKE '%@%');\n", Calls = [new("no address")] },
            "CTI3001");
        Assert.Equal(PostgresErrorCodes.CheckViolation, seen.Before.Outcomes[0].DatabaseError?.SqlState);
        Assert.Equal(seen.Before.ToString(), seen.After.ToString());
    }

    private async Task GeneratedKeyEscapesAsync(ProofSource source)
    {
        var seen = await BeforeAndAfter.OfAsync(
            server,
            source with { Seed = "INSERT INTO users (id, email) VALUES (1, 'imported@example.org');", Calls = [new("ada@example.org")] },
            "CTI3001");
        Assert.Equal("users_pkey", seen.Before.Outcomes[0].DatabaseError?.ConstraintName);
        Assert.Equal(seen.Before.ToString(), seen.After.ToString());
    }

    private static void OnlyTheSecondCallChanged(BeforeAndAfter seen)
    {
        Assert.Null(seen.Before.Outcomes[0].Exception);
        Assert.Equal(seen.Before.Outcomes[0], seen.After.Outcomes[0]);
        Assert.Equal("23505", seen.Before.Outcomes[1].DatabaseError?.SqlState);
        Assert.Equal([Row("ada")], seen.Before.Rows.All);
        Assert.Equal([Row("ada")], seen.After.Rows.All);
    }

    private static void Tells<TInner>(string message, CallOutcome outcome)
    {
        var told = Assert.IsType<InvalidOperationException>(outcome.Exception);
        Assert.Equal(message, told.Message);
        Assert.IsType<TInner>(told.InnerException);
        Assert.Equal("users_email_key", outcome.DatabaseError?.ConstraintName);
    }

    private static string Row(string name) => $$"""users {"name": null, "email": "{{name}}@example.org"}""";

    private static ProofSource SameUserTwice(string code, Libraries libraries) => new()
    {
        Code = code,
        Ddl = Users.Table,
        Libraries = libraries,
        Calls = [new("ada@example.org"), new("ada@example.org")],
    };
}
