using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

public sealed class DapperProofTests(PostgresServer server)
{
    private static readonly string SkipUnlessNew = Users.Program("""
        public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
        {
            var count = await conn.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email });
            if (count > 0) return false;
            await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
            return true;
        }
        """);

    private static readonly ProofSource SkipSource = new() { Code = SkipUnlessNew, Ddl = Users.Table, Libraries = Libraries.Dapper };

    [Fact]
    public async Task One_statement_with_on_conflict_is_proven() =>
        await Proof.Of(SkipSource, server).RewrittenAs(Users.Program("""
            public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
            {
                return await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name }) > 0;
            }
            """));

    [Fact]
    public async Task A_program_that_was_not_changed_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(SkipSource, server).RewrittenAs(SkipUnlessNew));
        Assert.Contains("do not end as if one had come after the other", failure.Message);
        Assert.Contains("PostgresException with 23505 users_email_key", failure.Message);
    }

    [Fact]
    public async Task Two_winners_are_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(SkipSource, server).RewrittenAs(Users.Program("""
            public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
            {
                var count = await conn.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email });
                if (count > 0) return false;
                await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name });
                return true;
            }
            """)));
        Assert.Contains("do not end as if one had come after the other", failure.Message);
    }

    [Fact]
    public async Task A_rewrite_that_one_caller_notices_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(SkipSource, server).RewrittenAs(Users.Program("""
            public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
            {
                return await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name", new { email, name }) > 0;
            }
            """)));
        Assert.Contains("One caller at a time sees a difference", failure.Message);
    }

    [Fact]
    public async Task A_conflict_target_without_an_index_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(SkipSource, server).RewrittenAs(Users.Program("""
            public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
            {
                return await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (name) DO NOTHING", new { email, name }) > 0;
            }
            """)));
        Assert.Contains("PostgresException with 42P10", failure.Message);
    }

    [Fact]
    public async Task A_program_that_was_safe_before_proves_nothing()
    {
        var safe = Users.Program("""
            public static async Task<bool> Skip(NpgsqlConnection conn, string email, string? name)
            {
                return await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name }) > 0;
            }
            """);
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(SkipSource with { Code = safe }, server).RewrittenAs(safe));
        Assert.Contains("does not fail when two callers meet", failure.Message);
    }

    [Fact]
    public async Task Calls_that_never_meet_are_reported_and_not_waited_for()
    {
        var reader = Users.Program("""
            public static async Task<bool> Exists(NpgsqlConnection conn, string email, string? name)
            {
                return await conn.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email });
            }
            """);
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(SkipSource with { Code = reader }, server).RewrittenAs(reader));
        Assert.Contains("ended before it came to the meeting point", failure.Message);
    }

    [Fact]
    public async Task Duplicates_count_as_failure_of_the_program_before()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(
            () => Proof.Of(SkipSource with { Ddl = Users.TableWithoutKey }, server).RewrittenAs(SkipUnlessNew));
        Assert.Contains("do not end as if one had come after the other", failure.Message);
        Assert.DoesNotContain("23505", failure.Message);
    }

    [Fact]
    public async Task An_exception_of_the_user_is_a_result_like_any_other() =>
        await Proof.Of(
            new ProofSource
            {
                Code = Users.Program("""
                    public static async Task<int> Conflict(NpgsqlConnection conn, string email, string? name)
                    {
                        var existing = await conn.QueryFirstOrDefaultAsync<User>("SELECT id, email, name FROM users WHERE email = @email", new { email });
                        if (existing is not null) throw new ConflictException("email taken");
                        return await conn.ExecuteScalarAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) RETURNING id", new { email, name });
                    }
                    """),
                Ddl = Users.Table,
                Libraries = Libraries.Dapper,
                ResultMeaning = ResultMeaning.GeneratedKey,
            },
            server).RewrittenAs(Users.Program("""
                public static async Task<int> Conflict(NpgsqlConnection conn, string email, string? name)
                {
                    var id = await conn.ExecuteScalarAsync<int?>("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING RETURNING id", new { email, name });
                    if (id is null) throw new ConflictException("email taken");
                    return id.Value;
                }
                """));

    [Fact]
    public async Task Get_or_create_gives_both_callers_the_same_row() =>
        await Proof.Of(
            new ProofSource
            {
                Code = Users.Program("""
                    public static async Task<int> GetOrCreate(NpgsqlConnection conn, string email, string? name)
                    {
                        var id = await conn.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
                        if (id is not null) return id.Value;
                        return await conn.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) RETURNING id", new { email, name });
                    }
                    """),
                Ddl = Users.Table,
                Libraries = Libraries.Dapper,
                ResultMeaning = ResultMeaning.GeneratedKey,
            },
            server).RewrittenAs(Users.Program("""
                public static async Task<int> GetOrCreate(NpgsqlConnection conn, string email, string? name)
                {
                    var id = await conn.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
                    if (id is not null) return id.Value;
                    return await conn.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = users.name RETURNING id", new { email, name });
                }
                """));

    [Fact]
    public async Task The_wrong_cte_of_get_or_create_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(
            new ProofSource
            {
                Code = Users.Program("""
                    public static async Task<int> GetOrCreate(NpgsqlConnection conn, string email, string? name)
                    {
                        var id = await conn.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
                        if (id is not null) return id.Value;
                        return await conn.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) RETURNING id", new { email, name });
                    }
                    """),
                Ddl = Users.Table,
                Libraries = Libraries.Dapper,
                ResultMeaning = ResultMeaning.GeneratedKey,
                MeetingPoint = MeetingPoint.FirstInsertedRow,
            },
            server).RewrittenAs(Users.Program("""
                public static async Task<int> GetOrCreate(NpgsqlConnection conn, string email, string? name)
                {
                    return await conn.QuerySingleAsync<int>("WITH ins AS (INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING RETURNING id) SELECT id FROM ins UNION ALL SELECT id FROM users WHERE email = @email LIMIT 1", new { email, name });
                }
                """)));
        Assert.Contains("Sequence contains no elements", failure.Message);
    }

    [Fact]
    public async Task A_check_inside_the_insert_meets_in_the_middle_of_the_statement() =>
        await Proof.Of(
            new ProofSource
            {
                Code = Users.Program("""
                    public static async Task<bool> NotExists(NpgsqlConnection conn, string email, string? name)
                    {
                        return await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT @email, @name WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email, name }) > 0;
                    }
                    """),
                Ddl = Users.Table,
                Libraries = Libraries.Dapper,
                MeetingPoint = MeetingPoint.FirstInsertedRow,
            },
            server).RewrittenAs(Users.Program("""
                public static async Task<bool> NotExists(NpgsqlConnection conn, string email, string? name)
                {
                    return await conn.ExecuteAsync("INSERT INTO users (email, name) SELECT @email, @name WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = @email) ON CONFLICT (email) DO NOTHING", new { email, name }) > 0;
                }
                """));

    [Fact]
    public async Task Update_then_insert_meets_after_the_update_found_nothing() =>
        await Proof.Of(
            new ProofSource
            {
                Code = Users.Program("""
                    public static async Task Put(NpgsqlConnection conn, string email, string? name)
                    {
                        if (await conn.ExecuteAsync("UPDATE users SET name = @name WHERE email = @email", new { email, name }) == 0)
                            await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                    }
                    """),
                Ddl = Users.Table,
                Libraries = Libraries.Dapper,
                MeetingPoint = MeetingPoint.FirstInsertedRow,
            },
            server).RewrittenAs(Users.Program("""
                public static async Task Put(NpgsqlConnection conn, string email, string? name)
                {
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name", new { email, name });
                }
                """));

    [Fact]
    public async Task A_synchronous_method_that_opens_its_own_connection_is_held_too() =>
        await Proof.Of(
            new ProofSource
            {
                Code = Users.Program("""
                    public static void Skip(string connectionString, string email, string? name)
                    {
                        using var conn = new NpgsqlConnection(connectionString);
                        if (!conn.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                            conn.Execute("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                    }
                    """),
                Ddl = Users.Table,
                Libraries = Libraries.Dapper,
            },
            server).RewrittenAs(Users.Program("""
                public static void Skip(string connectionString, string email, string? name)
                {
                    using var conn = new NpgsqlConnection(connectionString);
                    if (!conn.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                        conn.Execute("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO NOTHING", new { email, name });
                }
                """));
}
