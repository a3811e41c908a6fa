using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

public sealed class NpgsqlProofTests(PostgresServer server)
{
    private static readonly string ConflictOrInsert = Users.Program("""
        public static async Task<int> Conflict(NpgsqlConnection conn, string email, string? name)
        {
            await using (var check = new NpgsqlCommand("SELECT count(*) FROM users WHERE email = $1", conn) { Parameters = { new() { Value = email } } })
                if ((long)(await check.ExecuteScalarAsync())! > 0) throw new ConflictException("email taken");

            await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES ($1, $2) RETURNING id", conn) { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value } } };
            return (int)(await insert.ExecuteScalarAsync())!;
        }
        """);

    private static readonly ProofSource Source = new()
    {
        Code = ConflictOrInsert,
        Ddl = Users.Table,
        Libraries = Libraries.Dapper,
        ResultMeaning = ResultMeaning.GeneratedKey,
    };

    [Fact]
    public async Task On_conflict_and_a_missing_row_as_the_conflict_is_proven() =>
        await Proof.Of(Source, server).RewrittenAs(Users.Program("""
            public static async Task<int> Conflict(NpgsqlConnection conn, string email, string? name)
            {
                await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id", conn) { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value } } };
                return await insert.ExecuteScalarAsync() is int id ? id : throw new ConflictException("email taken");
            }
            """));

    [Fact]
    public async Task A_catch_by_sqlstate_is_proven() =>
        await Proof.Of(Source, server).RewrittenAs(Users.Program("""
            public static async Task<int> Conflict(NpgsqlConnection conn, string email, string? name)
            {
                await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES ($1, $2) RETURNING id", conn) { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value } } };
                try
                {
                    return (int)(await insert.ExecuteScalarAsync())!;
                }
                catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName == "users_email_key")
                {
                    throw new ConflictException("email taken");
                }
            }
            """));

    [Fact]
    public async Task Another_message_of_the_exception_is_noticed()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(Source, server).RewrittenAs(Users.Program("""
            public static async Task<int> Conflict(NpgsqlConnection conn, string email, string? name)
            {
                await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id", conn) { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value } } };
                return await insert.ExecuteScalarAsync() is int id ? id : throw new ConflictException("taken");
            }
            """)));
        Assert.Contains("One caller at a time sees a difference", failure.Message);
    }

    [Fact]
    public async Task A_program_that_was_not_changed_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(Source, server).RewrittenAs(ConflictOrInsert));
        Assert.Contains("do not end as if one had come after the other", failure.Message);
    }

    [Fact]
    public async Task Check_and_insert_in_a_transaction_of_read_committed_fail_and_on_conflict_mends_them()
    {
        const string method = """
            public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
            {{
                await using var transaction = await conn.BeginTransactionAsync();
                await using var check = new NpgsqlCommand("SELECT 1 FROM users WHERE email = @email FOR UPDATE", conn, transaction);
                check.Parameters.AddWithValue("email", email);
                if (await check.ExecuteScalarAsync() is not null) return false;

                await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES (@email, @name){0}", conn, transaction);
                insert.Parameters.AddWithValue("email", email);
                insert.Parameters.AddWithValue("name", (object?)name ?? DBNull.Value);
                var inserted = await insert.ExecuteNonQueryAsync() > 0;
                await transaction.CommitAsync();
                return inserted;
            }}
            """;
        var before = Users.Program(string.Format(method, ""));
        var after = Users.Program(string.Format(method, " ON CONFLICT (email) DO NOTHING"));
        await Proof.Of(new ProofSource { Code = before, Ddl = Users.Table }, server).RewrittenAs(after);
    }
}
