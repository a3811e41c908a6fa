using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Locks that keep other sessions out, and what looks like one (CATALOGUE §2b 3, 4).</summary>
public sealed class LockedRaceTests
{
    [Theory]
    [InlineData("await connection.ExecuteAsync(\"SELECT pg_advisory_xact_lock(hashtext(@email))\", new { email });")]
    [InlineData("if (!await connection.ExecuteScalarAsync<bool>(\"SELECT pg_try_advisory_xact_lock(hashtext(@email))\", new { email })) return;")]
    [InlineData("await connection.ExecuteAsync(\"SELECT pg_advisory_lock(1)\");")]
    [InlineData("await connection.ExecuteAsync(\"LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE\");")]
    [InlineData("await using var held = await locks.AcquireLockAsync(email);")]
    [InlineData("using var held = new PostgresDistributedLock(email).Acquire();")]
    [InlineData("await LockUsers();")]
    public Task Held_before_the_check(string taken) => ShopModel.Verifier.IsSilent(Source(taken, "", "ExecuteAsync"));

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE\");", "")]
    [InlineData("await connection.ExecuteAsync(\"LOCK TABLE users IN ROW SHARE MODE\");", "")]
    [InlineData("if (email.Length > 3) await connection.ExecuteAsync(\"SELECT pg_advisory_xact_lock(1)\");", "")]
    [InlineData("", "await connection.ExecuteAsync(\"SELECT pg_advisory_xact_lock(1)\");")]
    [InlineData("", "await using var held = await locks.AcquireLockAsync(email);")]
    public Task Not_held_before_the_check(string before, string after) => ShopModel.Verifier.Warns(Source(before, after, "{|CTI1001:ExecuteAsync|}"));

    [Theory]
    [InlineData("$\"INSERT INTO users (email) VALUES (@email) {OnConflict}\"")]
    [InlineData("\"INSERT INTO users (email) VALUES (@email) \" + OnConflict")]
    [InlineData("$\"INSERT INTO users (email) VALUES (@email) {clause}\"")]
    [InlineData("\"INSERT INTO users (email) VALUES (@email) \" + clause")]
    [InlineData("\"INSERT INTO users (email) VALUES (@email) \" + Clause()")]
    public Task Conflict_clause_from_elsewhere(string sql) => ShopModel.Verifier.IsSilent($$"""
        public class Registration(NpgsqlConnection connection)
        {
            private const string OnConflict = "ON CONFLICT (email) DO NOTHING";

            public async Task Register(string email, string clause)
            {
                if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return;
                await connection.ExecuteAsync({{sql}}, new { email });
            }

            private static string Clause() => Environment.NewLine + OnConflict;
        }
        """);

    private static string Source(string before, string after, string insert) => $$"""
        public interface IDistributedLockProvider { Task<IAsyncDisposable> AcquireLockAsync(string name); }
        public class PostgresDistributedLock(string name) { public IDisposable Acquire() => throw new NotSupportedException(name); }

        public class Registration(NpgsqlConnection connection, IDistributedLockProvider locks)
        {
            public async Task Register(string email)
            {
                {{before}}
                if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return;
                {{after}}
                await connection.{{insert}}("INSERT INTO users (email) VALUES (@email)", new { email });
            }

            private Task<int> LockUsers() => connection.ExecuteAsync("LOCK TABLE users IN EXCLUSIVE MODE");
        }
        """;
}
