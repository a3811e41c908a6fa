using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Where a check before an insert is no race, or nothing that CTI1001 may speak about.</summary>
public sealed class SilentRaceTests
{
    /// <summary>Whether a handler takes too much, or knows the violation by its text, is another matter.</summary>
    private static readonly RuleVerifier HandledSomehow = ShopModel.Verifier with { Unasked = ["CTI3004", "CTI3005", "CTI3011"] };

    [Fact]
    public Task Existence_of_the_parent() => IsSilent("""
        if (!await context.Users.AnyAsync(u => u.Id == tenantId, token))
            return 404;
        context.Orders.Add(new Order { UserId = tenantId, Number = name });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Insert_of_another_entity_where_the_check_found_none() => IsSilent("""
        if (!await context.Users.AnyAsync(u => u.Email == email, token))
            context.Orders.Add(new Order { Number = name });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("u.Email == email && u.TenantId != tenantId")]
    [InlineData("u.Email == email && !(u.TenantId == tenantId)")]
    public Task Check_that_leaves_the_inserted_value_out(string others) => IsSilent($$"""
        if (await context.Users.AnyAsync(u => {{others}}, token))
            return 409;
        context.Users.Add(new User { Email = email, TenantId = tenantId });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Statement_that_leaves_the_inserted_value_out() => IsSilent("""
        var taken = await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND tenant_id <> @tenantId)", new { email, tenantId });
        if (!taken)
            await connection.ExecuteAsync("INSERT INTO users (email, tenant_id) VALUES (@email, @tenantId)", new { email, tenantId });
        """);

    [Fact]
    public Task Several_rows_of_one_key_which_differ_by_a_constant() => IsSilent("""
        if (await context.Users.CountAsync(u => u.Email == email, token) > 0)
            return 1;
        if (name != "")
            context.Users.Add(new User { Email = email, Visits = 1 });
        if (tenantId != 0)
            context.Users.Add(new User { Email = email, Visits = 2 });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Insert_where_a_row_was_found() => IsSilent("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Parent_of_the_same_type() => IsSilent("""
        var parent = await context.Users.FirstOrDefaultAsync(u => u.Id == tenantId, token);
        if (parent is null)
            return 404;
        context.Users.Add(new User { TenantId = parent.Id, Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Insert_either_way() => IsSilent("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            Log("again");
        context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Insert_before_the_check() => IsSilent("""
        context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync(token);
        if (!await context.Users.AnyAsync(u => u.Email == email, token))
            Log("lost");
        """);

    [Theory]
    [InlineData(">= 5")]
    [InlineData("< 10")]
    [InlineData("> 1")]
    [InlineData("== 3")]
    public Task Quota(string bound) => IsSilent($$"""
        if (await context.Orders.CountAsync(o => o.UserId == tenantId, token) {{bound}})
            return 1;
        context.Orders.Add(new Order { UserId = tenantId, Number = name });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("new User { Email = \"b\" }")]
    [InlineData("new User { Name = \"a\" }", true)]
    public Task Another_key(string added, bool isUnset = false) => IsSilent($$"""
        if (await context.Users.AnyAsync(u => u.Email == {{(isUnset ? "email" : "\"a\"")}}, token))
            return 1;
        context.Users.Add({{added}});
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Another_key_in_sql() => IsSilent("""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE id = @id)", new { id = tenantId }))
            return 1;
        connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
        """);

    [Fact]
    public Task Empty_table() => IsSilent("""
        if (!await context.Users.AnyAsync(token))
            context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("ON CONFLICT ON CONSTRAINT users_email_key DO NOTHING")]
    [InlineData("ON CONFLICT (email) DO NOTHING")]
    [InlineData("ON CONFLICT (email) DO UPDATE SET visits = users.visits + 1")]
    [InlineData("ON CONFLICT ON CONSTRAINT users_email_key DO NOTHING RETURNING id")]
    public Task Conflict_clause(string clause) => IsSilent($$"""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        connection.Execute("INSERT INTO users (email) VALUES (@email) {{clause}}", new { email });
        """);

    [Fact]
    public Task Conflict_clause_in_a_constant() => ShopModel.Verifier.IsSilent("""
        public class Registration(NpgsqlConnection connection)
        {
            private const string Skip = " ON CONFLICT (email) DO NOTHING";
            private static readonly string Insert = $"INSERT INTO users (email) VALUES (@email){Skip}";

            public void Register(string email)
            {
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.Execute(Insert, new { email });
            }
        }
        """);

    [Fact]
    public Task Conflict_clause_that_may_follow() => IsSilent("""
        var sql = "INSERT INTO users (email) VALUES (@email)";
        if (tenantId > 0)
            sql += " ON CONFLICT DO NOTHING";
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.Execute(sql, new { email });
        """);

    [Theory]
    [InlineData("catch (DbUpdateException)")]
    [InlineData("catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" })")]
    [InlineData("catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })")]
    [InlineData("catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: \"users_email_key\" })")]
    [InlineData("catch (DbUpdateException e) when ((e.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation)")]
    [InlineData("catch (DbUpdateException e) when (e.GetBaseException() is PostgresException p && p.SqlState == \"23505\")")]
    [InlineData("catch (DbUpdateException e) when (IsDuplicate(e))")]
    [InlineData("catch (Exception e) when (e is DbUpdateException { InnerException: PostgresException { SqlState: \"23505\" } })")]
    [InlineData("catch (Exception e) when (e.InnerException?.Message.Contains(\"duplicate key\") == true)")]
    public Task Handler_round_the_flush(string handler) => HandledSomehow.IsSilent($$"""
        public class Registration(ShopContext context)
        {
            public async Task<bool> Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return false;
                context.Users.Add(new User { Email = email });
                try
                {
                    await context.SaveChangesAsync();
                    return true;
                }
                {{handler}}
                {
                    return false;
                }
            }

            private static bool IsDuplicate(Exception e) => e.InnerException is PostgresException { SqlState: "23505" };
        }
        """);

    [Theory]
    [InlineData("catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)")]
    [InlineData("catch (PostgresException e) when (e.SqlState is \"23505\")")]
    [InlineData("catch (NpgsqlException e) when (e.SqlState == \"23505\")")]
    [InlineData("catch (DbException e) when (e.SqlState == \"23505\")")]
    [InlineData("catch (Exception e) when (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })")]
    public Task Handler_round_the_statement(string handler) => IsSilent($$"""
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        try
        {
            await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
        }
        {{handler}}
        {
            return 2;
        }
        """);

    [Theory]
    [InlineData("catch (Exception e) { Log(e); }")]
    [InlineData("catch (Exception) { throw; }")]
    [InlineData("catch (InvalidOperationException) { return 2; }")]
    [InlineData("catch (DbUpdateConcurrencyException) { return 2; }")]
    [InlineData("catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23503\" }) { return 2; }")]
    [InlineData("finally { Log(email); }")]
    public Task But_these_handlers_take_no_violation_for_one(string handler) => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        if (await context.Users.AnyAsync(u => u.Email == email))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        try
        {
            await context.SaveChangesAsync(token);
        }
        {{handler}}
        """));

    [Fact]
    public Task Handler_round_everything() => IsSilent("""
        try
        {
            if (await context.Users.AnyAsync(u => u.Email == email))
                return 1;
            context.Users.Add(new User { Email = email });
            await context.SaveChangesAsync(token);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return 1;
        }
        """);

    [Theory]
    [InlineData("connection.Execute(\"SELECT pg_advisory_xact_lock(hashtext(@email))\", new { email });")]
    [InlineData("connection.ExecuteScalar(\"SELECT pg_advisory_xact_lock(42)\");")]
    [InlineData("connection.Query(\"SELECT pg_advisory_xact_lock(1, 2)\");")]
    [InlineData("connection.Execute(\"LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE\");")]
    [InlineData("connection.Execute(\"LOCK users\");")]
    [InlineData("connection.Execute(\"LOCK TABLE ONLY public.users IN EXCLUSIVE MODE NOWAIT\");")]
    public Task Lock_before_the_check(string taken) => IsSilent($$"""
        using var transaction = connection.BeginTransaction();
        {{taken}}
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
        transaction.Commit();
        """);

    [Theory]
    [InlineData("connection.Execute(\"LOCK TABLE users IN ROW EXCLUSIVE MODE\");")]
    [InlineData("connection.Execute(\"LOCK TABLE orders\");")]
    [InlineData("connection.Execute(\"SELECT pg_try_advisory_lock(1)\");")]
    [InlineData("if (tenantId > 0) connection.Execute(\"LOCK TABLE users\");")]
    public Task But_these_locks_keep_nobody_out(string taken) => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        using var transaction = connection.BeginTransaction();
        {{taken}}
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        transaction.Commit();
        """));

    [Fact]
    public Task But_a_lock_after_the_check_is_too_late() => ShopModel.Verifier.Warns(ShopModel.Method("""
        using var transaction = connection.BeginTransaction();
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
        {
            connection.Execute("LOCK TABLE users");
            connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        }
        transaction.Commit();
        """));

    [Fact]
    public Task Advisory_lock_through_entity_framework() => IsSilent("""
        await using var transaction = await context.Database.BeginTransactionAsync(token);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({tenantId})", token);
        if (!await context.Users.AnyAsync(u => u.Email == email, token))
            context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        """);

    [Fact]
    public Task Locked_parent_row() => IsSilent("""
        using var transaction = connection.BeginTransaction();
        connection.QuerySingle<int>("SELECT id FROM users WHERE id = @tenantId FOR UPDATE", new { tenantId });
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM orders WHERE user_id = @tenantId AND number = @name)", new { tenantId, name }))
            connection.Execute("INSERT INTO orders (user_id, number) VALUES (@tenantId, @name)", new { tenantId, name });
        transaction.Commit();
        """);

    [Fact]
    public Task But_a_row_that_is_not_there_cannot_be_locked() => ShopModel.Verifier.Warns(ShopModel.Method("""
        using var transaction = connection.BeginTransaction();
        if (connection.QueryFirstOrDefault<int?>("SELECT id FROM users WHERE email = @email FOR UPDATE", new { email }) is null)
            connection.{|CTI1005:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        transaction.Commit();
        """));

    [Fact]
    public Task Serializable_and_tried_again() => IsSilent("""
        while (true)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, token);
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
                await transaction.CommitAsync(token);
                break;
            }
            catch (PostgresException e) when (e.SqlState == "40001")
            {
            }
        }
        """);

    [Theory]
    [InlineData("IsolationLevel.Serializable")]
    [InlineData("IsolationLevel.RepeatableRead")]
    [InlineData("IsolationLevel.ReadCommitted")]
    public Task But_a_transaction_that_is_not_tried_again_only_fails_in_another_way(string level) => ShopModel.Verifier.Warns(ShopModel.Method($$"""
        await using var transaction = await connection.BeginTransactionAsync({{level}}, token);
        if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            connection.{|CTI1005:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        await transaction.CommitAsync(token);
        """));

    [Fact]
    public Task Migration() => ShopModel.Verifier.IsSilent("""
        public class AddRoot(ShopContext context) : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migrationBuilder)
            {
                if (!context.Users.Any(u => u.Email == "root"))
                    context.Users.Add(new User { Email = "root" });
                context.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Seeding_under_the_migration_lock() => ShopModel.Verifier.IsSilent("""
        public static class Startup
        {
            public static void Configure(DbContextOptionsBuilder options) => options.UseSeeding((context, _) =>
            {
                if (!context.Set<User>().Any(u => u.Email == "root"))
                    context.Set<User>().Add(new User { Email = "root" });
                context.SaveChanges();
            });
        }
        """);

    [Theory]
    [InlineData("xunit.core")]
    [InlineData("nunit.framework")]
    [InlineData("TUnit.Core")]
    public Task Test_project(string framework) =>
        (ShopModel.Verifier with { FurtherReferences = [References.Empty(framework)] }).IsSilent(ShopModel.Method(Race.Replace("{|CTI1001:Add|}", "Add")));

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("Microsoft.EntityFrameworkCore.SqlServer")]
    public Task Only_another_provider(string provider) =>
        (ShopModel.Verifier with { References = [.. References.Net, .. References.EntityFrameworkWithoutNpgsql], FurtherReferences = [References.Empty(provider)], Model = "global using Microsoft.EntityFrameworkCore;\n" + ShopModel.Entities })
        .IsSilent(EntityFrameworkAlone.Replace("{|CTI1001:Add|}", "Add"));

    [Fact]
    public Task But_a_class_library_with_entity_framework_alone_is_spoken_about() =>
        (ShopModel.Verifier with { References = [.. References.Net, .. References.EntityFrameworkWithoutNpgsql], Model = "global using Microsoft.EntityFrameworkCore;\n" + ShopModel.Entities })
        .Warns(EntityFrameworkAlone);

    [Theory]
    [InlineData("none")]
    [InlineData("NONE")]
    public Task Switched_off(string value) =>
        (ShopModel.Verifier with { Options = $"check_then_insert.provider = {value}" }).IsSilent(ShopModel.Method(Race.Replace("{|CTI1001:Add|}", "Add")));

    [Fact]
    public Task But_any_database_when_asked_for() =>
        (ShopModel.Verifier with { FurtherReferences = [References.Empty("xunit.core")], Options = "check_then_insert.provider = any" }).Warns(ShopModel.Method(Race));

    [Fact]
    public Task Lists_are_no_tables() => IsSilent("""
        var users = new List<User>();
        if (!users.Any(u => u.Email == email))
            users.Add(new User { Email = email });
        """);

    [Fact]
    public Task Rows_that_a_join_made() => IsSilent("""
        var query = context.Users.Join(context.Orders, u => u.Id, o => o.UserId, (u, o) => u);
        if (await query.AnyAsync(u => u.Email == email, token))
            return 1;
        context.Users.Add(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Fresh_key() => IsSilent("""
        var id = Random.Shared.Next();
        if (await context.Orders.AnyAsync(o => o.Id == tenantId, token))
            return 1;
        context.Orders.Add(new Order { Number = name });
        await context.SaveChangesAsync(token);
        """);

    private const string Race = """
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """;

    private const string EntityFrameworkAlone = """
        public class Registration(ShopContext context)
        {
            public void Register(string email)
            {
                if (context.Users.Any(u => u.Email == email))
                    return;
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }
        """;

    private static Task IsSilent(string body) => ShopModel.Verifier.IsSilent(ShopModel.Method(body));
}
