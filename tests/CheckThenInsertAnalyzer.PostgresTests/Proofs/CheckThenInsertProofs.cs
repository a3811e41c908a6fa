using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>What the code fix of CTI1001 makes of real source, applied by the fix itself and run before and after (FACTS K1, K2).</summary>
public sealed class CheckThenInsertProofs(PostgresServer server)
{
    private const string BestKey = "CTI1001.LetTheIndexDecide";
    private const string KeepCheckKey = "CTI1001.KeepTheCheck";

    /// <summary>Dapper and Npgsql: the method, and a piece of what the fix must have made of it.</summary>
    public static TheoryData<string, string> SqlMethods => new()
    {
        {
            """
            public static async Task Skip(NpgsqlConnection conn, string email, string? name)
            {
                var exists = await conn.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email });
                if (!exists)
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
            }
            """,
            "ON CONFLICT (email) DO NOTHING"
        },
        {
            """
            public static async Task<bool> SkipTold(NpgsqlConnection conn, string email, string? name)
            {
                var count = await conn.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email });
                if (count > 0) return false;
                await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                return true;
            }
            """,
            "== 0) return false;"
        },
        {
            """
            public static async Task Refuse(NpgsqlConnection conn, string email, string? name)
            {
                var existing = await conn.QueryFirstOrDefaultAsync<User>("SELECT id, email, name FROM users WHERE email = @email", new { email });
                if (existing is not null)
                {
                    throw new ConflictException("email taken");
                }

                await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@Email, @Name)", new { Email = email, Name = name });
            }
            """,
            "ON CONFLICT (email) DO NOTHING"
        },
        {
            """
            public static bool Synchronous(NpgsqlConnection conn, string email, string? name)
            {
                if (conn.Query<int>("SELECT id FROM users WHERE email = @email", new { email }).Any())
                    return false;
                conn.Execute("insert into users (email, name) values (@email, @name)", new { email, name });
                return true;
            }
            """,
            "on conflict (email) do nothing"
        },
        {
            """"
            public static async Task<bool> Command(NpgsqlConnection conn, string email, string? name)
            {
                await using var check = new NpgsqlCommand("SELECT 1 FROM users WHERE email = @email", conn);
                check.Parameters.AddWithValue("email", email);
                if (await check.ExecuteScalarAsync() is not null) return false;

                await using var insert = new NpgsqlCommand("""
                    INSERT INTO users (email, name)
                    VALUES (@email, @name)
                    """, conn);
                insert.Parameters.AddWithValue("email", email);
                insert.Parameters.AddWithValue("name", (object?)name ?? DBNull.Value);
                await insert.ExecuteNonQueryAsync();
                return true;
            }
            """",
            "ON CONFLICT (email) DO NOTHING"
        },
        {
            """
            public static async Task<bool> Positional(NpgsqlConnection conn, string email, string? name)
            {
                await using (var check = new NpgsqlCommand("SELECT count(*) FROM users WHERE email = $1", conn) { Parameters = { new() { Value = email } } })
                    if ((long)(await check.ExecuteScalarAsync())! > 0) throw new ConflictException("email taken");

                await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES ($1, $2) -- by place", conn) { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value } } };
                await insert.ExecuteNonQueryAsync();
                return true;
            }
            """,
            "ON CONFLICT (email) DO NOTHING -- by place"
        },
        {
            """
            public static async Task<int> Returning(NpgsqlConnection conn, string email, string? name)
            {
                if (await conn.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    throw new ConflictException("email taken");
                return await conn.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) RETURNING id", new { email, name });
            }
            """,
            "PostgresErrorCodes.UniqueViolation"
        },
    };

    /// <summary>EF Core: the method.</summary>
    public static TheoryData<string> EntityFrameworkMethods => new()
    {
        """
        public static async Task Skip(AppDb db, string email, string? name)
        {
            if (!await db.Users.AnyAsync(u => u.Email == email))
            {
                db.Users.Add(new User { Email = email, Name = name });
                await db.SaveChangesAsync();
            }
        }
        """,
        """
        public static async Task<int> Refuse(AppDb db, string email, string? name)
        {
            if (await db.Users.AnyAsync(u => u.Email == email))
                throw new ConflictException("email taken");
            var user = new User { Email = email, Name = name };
            db.Users.Add(user);
            await db.SaveChangesAsync();
            return user.Id;
        }
        """,
        """
        public static bool Synchronous(AppDb db, string email, string? name)
        {
            var existing = db.Users.FirstOrDefault(u => u.Email == email);
            if (existing != null)
            {
                return false;
            }

            db.Add(new User { Email = email, Name = name });
            db.SaveChanges();
            return true;
        }
        """,
        """
        public static async Task<bool> InTransaction(AppDb db, string email, string? name)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (await db.Users.CountAsync(u => u.Email == email) > 0)
                return false;
            var user = new User { Email = email, Name = name };
            await db.Users.AddAsync(user);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        }
        """,
    };

    [Theory]
    [MemberData(nameof(SqlMethods))]
    public async Task Sql_lets_the_index_decide(string method, string expected)
    {
        var source = new ProofSource { Code = Users.Program(method), Ddl = Users.Table, Libraries = Libraries.Dapper, ResultMeaning = MeaningOf(method) };
        var after = await Proof.Of(source, server).FixedBy("CTI1001", BestKey);
        Assert.Contains(expected, after);
    }

    [Fact]
    public async Task Sql_that_keeps_its_check_lets_the_index_decide()
    {
        var source = new ProofSource
        {
            Code = Users.Program("""
                public static async Task<bool> SkipTold(NpgsqlConnection conn, string email, string? name)
                {
                    var count = await conn.ExecuteScalarAsync<int>("SELECT count(*) FROM users WHERE email = @email", new { email });
                    if (count > 0) return false;
                    await conn.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
                    return true;
                }
                """),
            Ddl = Users.Table,
            Libraries = Libraries.Dapper,
        };
        var after = await Proof.Of(source, server).FixedBy("CTI1001", KeepCheckKey);
        Assert.Contains("SELECT count(*)", after);
    }

    [Theory]
    [MemberData(nameof(EntityFrameworkMethods))]
    public async Task EntityFramework_catches_the_violation(string method)
    {
        var source = new ProofSource { Code = Users.EntityFrameworkProgram(method), Ddl = Users.Table, Libraries = Libraries.EntityFramework, ResultMeaning = MeaningOf(method) };
        var after = await Proof.Of(source, server).FixedBy("CTI1001", BestKey);
        Assert.Contains("EntityState.Detached", after);
    }

    /// <summary>With EF Core's ExecuteSql the holes are parameters, and the clause goes behind them.</summary>
    [Fact]
    public async Task EntityFramework_sql_lets_the_index_decide()
    {
        var source = new ProofSource
        {
            Code = Users.EntityFrameworkProgram("""
                public static async Task<bool> Skip(AppDb db, string email, string? name)
                {
                    var count = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM users WHERE email = {email}").SingleAsync();
                    if (count > 0) return false;
                    await db.Database.ExecuteSqlAsync($"INSERT INTO users (email, name) VALUES ({email}, {name})");
                    return true;
                }
                """),
            Ddl = Users.Table,
            Libraries = Libraries.EntityFramework,
        };
        var after = await Proof.Of(source, server).FixedBy("CTI1001", BestKey);
        Assert.Contains("ON CONFLICT (email) DO NOTHING", after);
    }

    /// <summary>
    /// An index that the source does not name: the catch leaves the generated primary key out, so that a sequence left behind is not told as a
    /// duplicate (FACTS E3).
    /// </summary>
    [Fact]
    public async Task EntityFramework_does_not_take_a_sequence_left_behind_for_a_duplicate()
    {
        var source = new ProofSource
        {
            Code = Users.EntityFrameworkProgram("""
                public static async Task<bool> SignUp(AppDb db, string email, string? name)
                {
                    if (await db.Users.AnyAsync(u => u.Email == email))
                        return false;
                    db.Users.Add(new User { Email = email, Name = name });
                    await db.SaveChangesAsync();
                    return true;
                }
                """).Replace(""".HasDatabaseName("users_email_key")""", ""),
            Ddl = """
                CREATE TABLE users (
                    id int GENERATED BY DEFAULT AS IDENTITY CONSTRAINT "PK_users" PRIMARY KEY,
                    email text NOT NULL,
                    name text);
                CREATE UNIQUE INDEX "IX_users_email" ON users (email);
                """,
            Libraries = Libraries.EntityFramework,
        };
        await Proof.Of(source, server).FixedBy("CTI1001", BestKey);

        var seen = await BeforeAndAfter.OfAsync(
            server,
            source with { Seed = "INSERT INTO users (id, email) VALUES (1, 'imported@example.org')", Calls = [new("ada@example.org", "Ada")] },
            "CTI1001");
        Assert.Equal("PK_users", Assert.Single(seen.Before.Outcomes).DatabaseError?.ConstraintName);
        Assert.Equal("PK_users", Assert.Single(seen.After.Outcomes).DatabaseError?.ConstraintName);
    }

    /// <summary>Of a batch that fails nothing is kept (FACTS F5): neither is the line of the log in the handler's session.</summary>
    [Fact]
    public async Task One_of_several_commands_of_a_batch_is_caught()
    {
        var source = new ProofSource
        {
            Code = Users.Program("""
                public static async Task<bool> SignUp(NpgsqlConnection conn, string email, string? name)
                {
                    await using var check = new NpgsqlCommand("SELECT id FROM users WHERE email = @email", conn);
                    check.Parameters.AddWithValue("email", email);
                    if (await check.ExecuteScalarAsync() is not null)
                        return false;
                    await using var batch = new NpgsqlBatch(conn)
                    {
                        BatchCommands =
                        {
                            new("INSERT INTO log (line) VALUES ('new user')"),
                            new("INSERT INTO users (email, name) VALUES ($1, $2)") { Parameters = { new() { Value = email }, new() { Value = (object?)name ?? DBNull.Value } } },
                        },
                    };
                    await batch.ExecuteNonQueryAsync();
                    return true;
                }
                """),
            Ddl = Users.Table + "CREATE TABLE log (line text);\n",
            Table = "users",
        };
        var after = await Proof.Of(source, server).FixedBy("CTI1001", BestKey);
        Assert.Contains("catch (PostgresException ex) when", after);
    }

    private static ResultMeaning MeaningOf(string method) => method.Contains("Task<int>") ? ResultMeaning.GeneratedKey : ResultMeaning.Value;
}
