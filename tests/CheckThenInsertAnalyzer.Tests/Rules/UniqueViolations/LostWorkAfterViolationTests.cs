using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.UniqueViolations;

/// <summary>CTI3006: a violation that is caught inside a transaction which goes on.</summary>
public sealed class LostWorkAfterViolationTests
{
    private const string Begin = "await using var transaction = await connection.BeginTransactionAsync(token);";
    private const string Order = "await connection.ExecuteAsync(\"INSERT INTO orders (number) VALUES ('1')\", transaction: transaction);";
    private const string DapperInsert = "await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES (@email)\", new { email }, transaction);";
    private const string NpgsqlInsert = "await using var insert = new NpgsqlCommand(\"INSERT INTO users (email) VALUES ('a')\", connection, transaction); await insert.ExecuteNonQueryAsync(token);";
    private const string BatchInsert = "await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new NpgsqlBatchCommand(\"INSERT INTO users (email) VALUES ('a')\") } }; await batch.ExecuteNonQueryAsync(token);";
    private const string Copy = "await using var writer = await connection.BeginBinaryImportAsync(\"COPY users (email) FROM STDIN (FORMAT BINARY)\", token); await writer.WriteRowAsync(token, email); await writer.CompleteAsync(token);";
    private const string Commit = "await transaction.CommitAsync(token);";
    private const string Violated = "catch ({|CTI3006:PostgresException|} ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation) { }";

    public static TheoryData<string> Inserts => [DapperInsert, NpgsqlInsert, BatchInsert, Copy];

    [Theory]
    [MemberData(nameof(Inserts))]
    public Task Commit_after_a_caught_violation(string insert) => ShopModel.Verifier.Warns(ShopModel.Method($"{Begin} {Order} try {{ {insert} }} {Violated} {Commit}"));

    [Theory]
    [MemberData(nameof(Inserts))]
    public Task Command_after_a_caught_violation(string insert) => ShopModel.Verifier.Warns(ShopModel.Method($"{Begin} try {{ {insert} }} {Violated} {Order} {Commit}"));

    [Theory]
    [MemberData(nameof(Inserts))]
    public Task Savepoint(string insert) => ShopModel.Verifier.IsSilent(ShopModel.Method(
        $"{Begin} {Order} await transaction.SaveAsync(\"s\", token); try {{ {insert} }} {Unmarked(Violated).Replace("{ }", "{ await transaction.RollbackAsync(\"s\", token); }")} {Commit}"));

    [Theory]
    [InlineData("catch ({|CTI3006:PostgresException|} ex) when (ex.SqlState == \"23505\") { }")]
    [InlineData("catch ({|CTI3006:PostgresException|} ex) when (ex.SqlState == \"23505\") { Log(ex); }")]
    [InlineData("catch ({|CTI3006:PostgresException|} ex) { if (ex.SqlState != \"23505\") throw; }")]
    [InlineData("catch ({|CTI3006:PostgresException|} ex) { if (ex.SqlState == \"23505\") { Log(ex); } else { throw; } }")]
    [InlineData("catch ({|CTI3006:NpgsqlException|} ex) { Log(ex); }")]
    [InlineData("catch ({|CTI3006:DbException|}) { }")]
    [InlineData("catch ({|CTI3006:Exception|} ex) { Log(ex); }")]
    [InlineData("{|CTI3006:catch|} { }")]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"40001\") { throw; } catch ({|CTI3006:Exception|}) { }")]
    public Task Handlers_that_take_a_violation(string handler) => ShopModel.Verifier.Warns(ShopModel.Method($"{Begin} {Order} try {{ {DapperInsert} }} {handler} {Commit}"));

    [Theory]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"23505\") { throw; }")]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"23505\") { throw new InvalidOperationException(\"taken\", ex); }")]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"23505\") { return 1; }")]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"23505\") { await transaction.RollbackAsync(token); return 1; }")]
    [InlineData("catch (PostgresException ex) { if (ex.SqlState == \"23505\") return 1; }")]
    [InlineData("catch (PostgresException ex) when (ex.SqlState == \"23503\") { }")]
    [InlineData("catch (DbUpdateConcurrencyException) { }")]
    [InlineData("catch (InvalidOperationException) { }")]
    public Task Handlers_that_end_the_work_or_take_something_else(string handler) => ShopModel.Verifier.IsSilent(ShopModel.Method($"{Begin} {Order} try {{ {DapperInsert} }} {handler} {Commit}"));

    [Theory]
    [InlineData("var done = false; try { insert done = true; } catch (PostgresException) { } if (done) { commit }")]
    [InlineData("var failed = false; try { insert } catch (PostgresException) { failed = true; } if (failed) return 1; commit")]
    [InlineData("try { insert commit } catch (PostgresException) { }")]
    [InlineData("try { insert commit } catch (PostgresException) { await transaction.RollbackAsync(token); }")]
    [InlineData("try { insert } catch (PostgresException) { return 0; } commit")]
    [InlineData("await transaction.SaveAsync(\"s\", token); try { insert } catch (PostgresException) { await transaction.RollbackAsync(\"s\", token); } commit")]
    [InlineData("try { Log(await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES ('a') ON CONFLICT (email) DO NOTHING\")); } catch (PostgresException) { } commit")]
    [InlineData("commit try { insert } catch (PostgresException) { } await connection.ExecuteAsync(\"DELETE FROM orders\");")]
    [InlineData("await transaction.DisposeAsync(); try { insert } catch (PostgresException) { } await connection.ExecuteAsync(\"DELETE FROM orders\");")]
    public Task Work_that_does_not_go_on(string body) => ShopModel.Verifier.IsSilent(ShopModel.Method(Begin + body.Replace("insert", DapperInsert).Replace("commit", Commit)));

    [Theory]
    [InlineData("var failed = false; try { insert } catch ({|CTI3006:PostgresException|}) { failed = true; } Log(failed); commit")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { try { insert } catch ({|CTI3006:PostgresException|}) { } }")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { try { insert } catch ({|CTI3006:PostgresException|}) { continue; } } commit")]
    [InlineData("await transaction.SaveAsync(\"s\", token); try { insert } catch ({|CTI3006:PostgresException|}) { } commit")]
    [InlineData("try { insert } catch ({|CTI3006:PostgresException|}) { commit return 1; } commit")]
    [InlineData("try { insert } catch ({|CTI3006:PostgresException|}) { await connection.ExecuteAsync(\"UPDATE users SET name = 'b'\", transaction: transaction); } commit")]
    [InlineData("try { insert } catch ({|CTI3006:PostgresException|}) { return await connection.QuerySingleAsync<int>(\"SELECT id FROM users\", transaction: transaction); } commit")]
    [InlineData("try { await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES ('a')\"); } catch ({|CTI3006:PostgresException|}) { } commit")]
    [InlineData("using (var scope = transaction) { try { insert } catch ({|CTI3006:PostgresException|}) { } commit }")]
    public Task Work_that_goes_on(string body) => ShopModel.Verifier.Warns(ShopModel.Method(Begin + body.Replace("insert", DapperInsert).Replace("commit", Commit)));

    [Theory]
    [InlineData("try { await using var transaction = await connection.BeginTransactionAsync(token); insert commit } catch (PostgresException) { } await connection.ExecuteAsync(\"DELETE FROM orders\");")]
    [InlineData("try { insert2 } catch (PostgresException) { } await connection.ExecuteAsync(\"DELETE FROM orders\");")]
    [InlineData("using (var transaction = connection.BeginTransaction()) { try { insert } catch (PostgresException) { } } await connection.ExecuteAsync(\"DELETE FROM orders\");")]
    public Task Outside_of_the_transaction(string body) => ShopModel.Verifier.IsSilent(ShopModel.Method(body.Replace("insert2", DapperInsert.Replace(", transaction", "")).Replace("insert", DapperInsert).Replace("commit", Commit)));

    [Theory]
    [InlineData("NpgsqlTransaction transaction", "await connection.ExecuteAsync(\"DELETE FROM orders\", transaction: transaction);", true)]
    [InlineData("DbTransaction transaction", "await transaction.CommitAsync();", true)]
    [InlineData("IDbTransaction transaction", "transaction.Commit();", true)]
    [InlineData("IDbTransaction transaction", "", false)]
    [InlineData("IDbTransaction? transaction = null", "await connection.ExecuteAsync(\"DELETE FROM orders\", transaction: transaction);", false)]
    public Task Transaction_of_the_caller(string parameter, string then, bool fires) => ShopModel.Verifier.Reports($$"""
        public class Registration
        {
            public async Task Register(string email, NpgsqlConnection connection, {{parameter}})
            {
                try
                {
                    {{DapperInsert}}
                }
                catch ({{(fires ? "{|CTI3006:PostgresException|}" : "PostgresException")}} ex) when (ex.SqlState == "23505")
                {
                }

                {{then}}
            }
        }
        """);

    [Theory]
    [InlineData("context.Users.Add(user); await context.SaveChangesAsync(token);", "catch (DbUpdateException)")]
    [InlineData("await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ({email})\", token);", "catch ({|CTI3006:PostgresException|})")]
    [InlineData("await context.Database.ExecuteSqlRawAsync(\"INSERT INTO users (email) VALUES ('a')\", token);", "catch ({|CTI3006:Exception|})")]
    [InlineData("await context.Users.ExecuteUpdateAsync(set => set.SetProperty(one => one.Email, email), token);", "catch ({|CTI3006:PostgresException|} ex) when (ex.SqlState == \"23505\")")]
    [InlineData("await context.Users.ExecuteUpdateAsync(set => set.SetProperty(one => one.Email, email), token);", "catch (PostgresException)")]
    public Task EF_transaction(string insert, string clause) => ShopModel.Verifier.Reports(ShopModel.Method(
        $"await using var transaction = await context.Database.BeginTransactionAsync(token); try {{ {insert} }} {clause} {{ }} await transaction.CommitAsync(token);"));

    [Fact]
    public Task EF_transaction_without_automatic_savepoints() => ShopModel.Verifier.Warns(ShopModel.Method(
        """
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(token);
        context.Users.Add(user);
        try { await context.SaveChangesAsync(token); } catch ({|CTI3006:DbUpdateException|}) { }
        await context.Database.CommitTransactionAsync(token);
        """));

    [Fact]
    public Task EF_save_after_a_failed_statement() => ShopModel.Verifier.Warns(ShopModel.Method(
        """
        await using var transaction = await context.Database.BeginTransactionAsync(token);
        try { await context.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ({email})", token); } catch ({|CTI3006:PostgresException|}) { }
        context.Orders.Add(new Order());
        await context.SaveChangesAsync(token);
        """));

    [Theory]
    [InlineData("context.Users.Add(user); await context.SaveChangesAsync(token);", "catch ({|CTI3006:DbUpdateException|})")]
    [InlineData("await context.Database.ExecuteSqlAsync($\"INSERT INTO users (email) VALUES ({email})\", token);", "catch ({|CTI3006:PostgresException|})")]
    [InlineData("await using var own = new NpgsqlConnection(\"\"); await own.ExecuteAsync(\"INSERT INTO users (email) VALUES ('a')\");", "catch ({|CTI3006:PostgresException|})")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO users (email) VALUES ('a')\");", "catch (PostgresException)")]
    public Task Scope(string insert, string clause) => ShopModel.Verifier.Reports(ShopModel.Method(
        $"using var scope = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled); try {{ {insert} }} {clause} {{ }} scope.Complete();"));

    [Fact]
    public Task Scope_that_suppresses() => ShopModel.Verifier.IsSilent(ShopModel.Method(
        """
        using var scope = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeOption.Suppress);
        try { await context.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ({email})", token); } catch (PostgresException) { }
        scope.Complete();
        """));

    [Fact]
    public Task Transaction_of_SQL() => ShopModel.Verifier.Warns(ShopModel.Method(
        """
        await connection.ExecuteAsync("BEGIN");
        try { await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('a')"); } catch ({|CTI3006:PostgresException|}) { }
        await connection.ExecuteAsync("COMMIT");
        """));

    [Fact]
    public Task Savepoint_of_SQL() => ShopModel.Verifier.IsSilent(ShopModel.Method(
        """
        await connection.ExecuteAsync("BEGIN");
        await connection.ExecuteAsync("SAVEPOINT s");
        try { await connection.ExecuteAsync("INSERT INTO users (email) VALUES ('a')"); } catch (PostgresException) { await connection.ExecuteAsync("ROLLBACK TO s"); }
        await connection.ExecuteAsync("COMMIT");
        """));

    [Theory]
    [InlineData("await {|CTI3006:Remember|}(email, transaction);", true)]
    [InlineData("if (await {|CTI3006:Remember|}(email, transaction)) Log(email);", true)]
    [InlineData("if (!await Remember(email, transaction)) return;", false)]
    [InlineData("var isNew = await Remember(email, transaction); if (!isNew) { await transaction.RollbackAsync(); return; }", false)]
    [InlineData("var isNew = await {|CTI3006:Remember|}(email, transaction); Log(isNew);", true)]
    public Task Called_method_that_swallows_the_violation(string call, bool fires) => (fires ? ShopModel.Verifier.Warns : (Func<string, Task>)ShopModel.Verifier.IsSilent)(Swallowing(call, "INSERT INTO users (email) VALUES (@email)", "return false;"));

    [Theory]
    [InlineData("INSERT INTO users (email) VALUES (@email)", "await transaction.RollbackAsync(); return false;")]
    [InlineData("INSERT INTO users (email) VALUES (@email)", "throw;")]
    [InlineData("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING", "return false;")]
    public Task Called_method_that_does_not(string sql, string handling) => ShopModel.Verifier.IsSilent(Swallowing("await Remember(email, transaction);", sql, handling));

    private static string Swallowing(string call, string sql, string handling) => $$"""
        public class Registration(NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync("INSERT INTO orders (number) VALUES ('1')", transaction: transaction);
                {{call}}
                await transaction.CommitAsync();
            }

            private async Task<bool> Remember(string email, NpgsqlTransaction transaction)
            {
                try
                {
                    return await connection.ExecuteAsync("{{sql}}", new { email }, transaction) > 0;
                }
                catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)
                {
                    {{handling}}
                }
            }

            private static void Log(object? what) { }
        }
        """;

    [Fact]
    public Task Repository_of_the_same_context_that_swallows_the_violation() => ShopModel.Verifier.Warns(
        """
        public interface IUsers
        {
            Task Remember(string email);
        }

        public class Users(ShopContext db) : IUsers
        {
            public async Task Remember(string email)
            {
                try
                {
                    await db.Database.ExecuteSqlAsync($"INSERT INTO users (email) VALUES ({email})");
                }
                catch (PostgresException)
                {
                }
            }
        }

        public class Registration(ShopContext context, IUsers users)
        {
            public async Task Register(string email, Order order)
            {
                await using var transaction = await context.Database.BeginTransactionAsync();
                context.Orders.Add(order);
                await context.SaveChangesAsync();
                await users.{|CTI3006:Remember|}(email);
                await transaction.CommitAsync();
            }
        }
        """);

    [Fact]
    public Task Repository_with_a_connection_of_its_own_in_a_scope() => ShopModel.Verifier.Warns(
        """
        public class Users(NpgsqlDataSource source)
        {
            public void Remember(string email)
            {
                using var connection = source.OpenConnection();
                try
                {
                    connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
                }
                catch (PostgresException)
                {
                }
            }
        }

        public class Registration(Users users)
        {
            public void Register(string email)
            {
                using var scope = new System.Transactions.TransactionScope();
                users.{|CTI3006:Remember|}(email);
                scope.Complete();
            }
        }
        """);

    [Fact]
    public Task Called_method_with_a_command_on_the_same_connection() => ShopModel.Verifier.Warns(
        """
        public class Registration(NpgsqlDataSource source)
        {
            public async Task Register(string email)
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await {|CTI3006:Remember|}(connection, email);
                await transaction.CommitAsync();
            }

            private async Task Remember(NpgsqlConnection connection, string email)
            {
                try
                {
                    using var command = new NpgsqlCommand("INSERT INTO users (email) VALUES (@email)", connection);
                    command.Parameters.AddWithValue("email", email);
                    await command.ExecuteNonQueryAsync();
                }
                catch (Exception)
                {
                }
            }
        }
        """);

    [Theory]
    [InlineData("catch ({|CTI3006:PostgresException|}) { }", true)]
    [InlineData("catch (PostgresException) { return; }", false)]
    public Task Insert_of_a_called_method(string handler, bool fires) => (fires ? ShopModel.Verifier.Warns : (Func<string, Task>)ShopModel.Verifier.IsSilent)($$"""
        public class Registration(NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync("INSERT INTO orders (number) VALUES ('1')", transaction: transaction);
                try
                {
                    await Remember(email, transaction);
                }
                {{handler}}
                await transaction.CommitAsync();
            }

            private Task Remember(string email, NpgsqlTransaction transaction) =>
                connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email }, transaction);
        }
        """);

    [Fact]
    public Task What_it_says() => ShopModel.Verifier.Says(
        "When 'ExecuteAsync' on line 6 violates a unique key, PostgreSQL has aborted the transaction in which this goes on: 'CommitAsync' on line 6 returns normally, and everything that the transaction has written is gone. Let ON CONFLICT decide, or set a savepoint before the insert and roll back to it where the violation is taken.",
        ShopModel.Method($"{Begin} {Order} try {{ {DapperInsert} }} {Violated} {Commit}"));

    private static string Unmarked(string handler) => handler.Replace("{|CTI3006:", "").Replace("|}", "");
}
