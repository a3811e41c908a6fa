using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1005: locks and transactions that keep nobody from inserting an absent row.</summary>
public sealed class FutileLockTests
{
    private const string Pair = """
        if (await context.Users.AnyAsync(u => u.Email == email))
                    return;
                context.Users.{|CTI1005:Add|}(new User { Email = email });
                await context.SaveChangesAsync();
        """;

    private const string SyncPair = """
        if (context.Users.Any(u => u.Email == email))
                    return;
                context.Users.{|CTI1005:Add|}(new User { Email = email });
                context.SaveChanges();
        """;

    [Fact]
    public Task The_check_locks_the_row_that_is_not_there() => Warns("""
        await using var transaction = await connection.BeginTransactionAsync(token);
        var id = await connection.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email FOR UPDATE", new { email });
        if (id is null)
            await connection.{|CTI1005:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email)", new { email });
        await transaction.CommitAsync(token);
        """);

    [Fact]
    public Task The_row_is_locked_before_the_check() => Warns("""
        await connection.ExecuteScalarAsync<int?>("SELECT id FROM users WHERE email = @email FOR UPDATE", new { email });
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        await connection.{|CTI1005:ExecuteAsync|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """);

    [Fact]
    public Task Npgsql_locks_the_row_that_is_not_there() => Warns("""
        await using var check = new NpgsqlCommand("SELECT id FROM users WHERE email = $1 FOR UPDATE", connection);
        check.Parameters.AddWithValue(email);
        if (await check.ExecuteScalarAsync(token) is null)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES ($1)", connection);
            insert.Parameters.AddWithValue(email);
            await insert.{|CTI1005:ExecuteNonQueryAsync|}(token);
        }
        """);

    [Theory]
    [InlineData("IsolationLevel.ReadCommitted")]
    [InlineData("IsolationLevel.RepeatableRead")]
    [InlineData("IsolationLevel.Snapshot")]
    [InlineData("IsolationLevel.Serializable")]
    public Task A_transaction_whose_level_is_written(string level) => Warns($$"""
        await using var transaction = await context.Database.BeginTransactionAsync({{level}}, token);
        if (!await context.Users.AnyAsync(u => u.Email == email, token))
            context.Users.{|CTI1005:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        """);

    [Theory]
    [InlineData("// atomic")]
    [InlineData("// Avoids a race with other requests.")]
    [InlineData("/* two concurrent sign-ups must not both pass */")]
    [InlineData("// thread-safe")]
    public Task A_comment_says_what_the_transaction_is_for(string comment) => Warns($$"""
        {{comment}}
        await using var transaction = await connection.BeginTransactionAsync(token);
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.{|CTI1005:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        await transaction.CommitAsync(token);
        """);

    [Theory]
    [InlineData("")]
    [InlineData("// one transaction for both")]
    [InlineData("// TODO: not atomic")]
    [InlineData("// trace the calls")]
    public Task A_transaction_without_a_word_is_CTI1001(string comment) => Warns($$"""
        {{comment}}
        await using var transaction = await connection.BeginTransactionAsync(token);
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        await transaction.CommitAsync(token);
        """);

    [Fact]
    public Task A_method_says_what_the_transaction_is_for() => ShopModel.Verifier.Warns("""
        public class Registration(NpgsqlConnection connection)
        {
            public void RegisterAtomically(string email)
            {
                using var transaction = connection.BeginTransaction();
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.{|CTI1005:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
                transaction.Commit();
            }
        }
        """);

    [Fact]
    public Task A_transaction_that_ends_before_the_insert_is_CTI1001() => Warns("""
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        var isKnown = connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email });
        await transaction.CommitAsync(token);
        if (!isKnown)
            connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """);

    [Fact]
    public Task A_transaction_that_begins_after_the_check_is_CTI1001() => Warns("""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        await transaction.CommitAsync(token);
        """);

    [Theory]
    [InlineData("private readonly object _gate = new();", "lock (_gate) { ", " }", true)]
    [InlineData("private readonly object _gate = new();", "lock (this) { ", " }", true)]
    [InlineData("private readonly object _gate = new();", "Monitor.Enter(_gate); try { ", " } finally { Monitor.Exit(_gate); }", true)]
    [InlineData("private readonly SemaphoreSlim _gate = new(1, 1);", "_gate.Wait(); try { ", " } finally { _gate.Release(); }", true)]
    [InlineData("private readonly SemaphoreSlim _gate = new(1, 1);", "await _gate.WaitAsync(); try { ", " } finally { _gate.Release(); }", false)]
    [InlineData("private readonly Dictionary<string, SemaphoreSlim> _gates = new();", "var gate = _gates[email]; await gate.WaitAsync(); try { ", " } finally { gate.Release(); }", false)]
    public Task A_lock_of_the_request_itself(string field, string enter, string exit, bool isSync) =>
        ShopModel.Verifier.Warns(Class("ShopContext context", field, enter, isSync ? SyncPair : Pair, exit));

    [Theory]
    [InlineData("private static readonly object Gate = new();", "lock (Gate) { ", " }", true)]
    [InlineData("private static readonly object Gate = new();", "lock (typeof(Registration)) { ", " }", true)]
    [InlineData("private static readonly SemaphoreSlim Gate = new(1, 1);", "await Gate.WaitAsync().ConfigureAwait(false); try { ", " } finally { Gate.Release(); }", false)]
    [InlineData("private static readonly SemaphoreSlim Gate = new(1, 1);", "if (!await Gate.WaitAsync(1000)) return; try { ", " } finally { Gate.Release(); }", false)]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, SemaphoreSlim> Gates = new();", "var gate = Gates.GetOrAdd(email, _ => new SemaphoreSlim(1, 1)); await gate.WaitAsync(); try { ", " } finally { gate.Release(); }", false)]
    public Task A_lock_of_the_process_is_only_information(string field, string enter, string exit, bool isSync) =>
        ShopModel.Verifier.Informs(Class("ShopContext context", field, enter, isSync ? SyncPair : Pair, exit));

    [Fact]
    public Task A_lock_of_a_class_that_makes_its_contexts_is_only_information() => ShopModel.Verifier.Informs("""
        public class Registration(IDbContextFactory<ShopContext> contexts)
        {
            private readonly SemaphoreSlim _gate = new(1, 1);

            public async Task Register(string email)
            {
                await _gate.WaitAsync();
                try
                {
                    await using var context = await contexts.CreateDbContextAsync();
                    if (await context.Users.AnyAsync(u => u.Email == email))
                        return;
                    context.Users.{|CTI1005:Add|}(new User { Email = email });
                    await context.SaveChangesAsync();
                }
                finally
                {
                    _gate.Release();
                }
            }
        }
        """);

    [Fact]
    public Task A_lock_that_is_released_before_the_insert_is_CTI1001() => ShopModel.Verifier.Warns("""
        public class Registration(ShopContext context)
        {
            private static readonly SemaphoreSlim Gate = new(1, 1);

            public async Task Register(string email)
            {
                await Gate.WaitAsync();
                var isKnown = await context.Users.AnyAsync(u => u.Email == email);
                Gate.Release();
                if (isKnown)
                    return;
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                await context.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task A_lock_round_something_else_is_CTI1001() => ShopModel.Verifier.Warns("""
        public class Registration(ShopContext context)
        {
            private readonly object _gate = new();
            private int _tries;

            public void Register(string email)
            {
                lock (_gate)
                {
                    _tries++;
                }

                if (context.Users.Any(u => u.Email == email))
                    return;
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }
        """);

    /// <summary>What has room for several, or waits for a signal, is no lock.</summary>
    [Theory]
    [InlineData("private static readonly SemaphoreSlim Gate = new(8);", "await Gate.WaitAsync(); try { ", " } finally { Gate.Release(); }")]
    [InlineData("private readonly SemaphoreSlim _gate = new SemaphoreSlim(4, 4);", "await _gate.WaitAsync(); try { ", " } finally { _gate.Release(); }")]
    [InlineData("private readonly ManualResetEvent _ready = new(false);", "_ready.WaitOne(); { ", " }")]
    public Task What_keeps_nobody_out_at_all_is_CTI1001(string field, string enter, string exit) =>
        ShopModel.Verifier.Warns(Class("ShopContext context", field, enter, Pair.Replace("CTI1005", "CTI1001"), exit));

    [Fact]
    public Task A_mutex() => ShopModel.Verifier.Informs(
        Class("ShopContext context", "private static readonly Mutex Gate = new();", "Gate.WaitOne(); try { ", SyncPair, " } finally { Gate.ReleaseMutex(); }"));

    [Fact]
    public Task Serializable_and_tried_again() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        var strategy = context.Database.CreateExecutionStrategy();
        await strategy.ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, token);
            if (!await context.Users.AnyAsync(u => u.Email == email, token))
                context.Users.Add(new User { Email = email });
            await context.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
        });
        """));

    [Fact]
    public Task A_parent_row_that_is_there() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, token);
        connection.QuerySingle<int>("SELECT id FROM users WHERE id = @tenantId FOR UPDATE", new { tenantId });
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM orders WHERE user_id = @tenantId AND number = @name)", new { tenantId, name }))
            connection.Execute("INSERT INTO orders (user_id, number) VALUES (@tenantId, @name)", new { tenantId, name });
        await transaction.CommitAsync(token);
        """));

    [Theory]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);", "connection.Execute(\"SELECT pg_advisory_xact_lock(7)\");")]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, token);", "connection.Execute(\"LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE\");")]
    public Task A_lock_in_the_database(string begin, string locked) => ShopModel.Verifier.IsSilent(ShopModel.Method($$"""
        {{begin}}
        {{locked}}
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
        await transaction.CommitAsync(token);
        """));

    [Fact]
    public Task The_message_about_a_row() => ShopModel.Verifier.Says(
        "FOR UPDATE locks only rows that are there: two sessions can both find no 'users' with this 'email' and both insert it; no unique index on it is known, so one of them fails with 23505 or the row is stored twice. "
        + "Let the unique index decide: use ON CONFLICT, or catch SQLSTATE 23505 here; or take pg_advisory_xact_lock before the check.",
        ShopModel.Method("""
            if (connection.QueryFirstOrDefault<int?>("SELECT id FROM users WHERE email = @email FOR UPDATE", new { email }) is null)
                connection.{|CTI1005:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
            """));

    [Fact]
    public Task The_message_about_serializable() => ShopModel.Verifier.Says(
        "SERIALIZABLE needs another try where it fails, and here is none: of two sessions that both find no 'users' with this 'email' one fails with 40001, or with 23505 where the other is not SERIALIZABLE. "
        + "Run the whole transaction again on 40001 and 23505, or let the unique index decide: use ON CONFLICT, or catch SQLSTATE 23505 here.",
        ShopModel.Method("""
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, token);
            if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                connection.{|CTI1005:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
            await transaction.CommitAsync(token);
            """));

    [Fact]
    public Task The_message_about_a_lock() => ShopModel.Verifier.Says(
        "'Gate' keeps out the threads of this process, not those of other instances: two sessions can both find no 'User' with this 'Email' and both insert it; no unique index on it is known, so one of them fails with 23505 or the row is stored twice. "
        + "Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges; or take pg_advisory_xact_lock before the check.",
        Class("ShopContext context", "private static readonly object Gate = new();", "lock (Gate) { ", SyncPair, " }"));

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));

    private static string Class(string dependency, string field, string enter, string pair, string exit) =>
        $$"""
        public class Registration({{dependency}})
        {
            {{field}}

            public async Task Register(string email)
            {
                await Task.Yield();
                {{enter}}
                {{pair}}
                {{exit}}
            }
        }
        """;
}
