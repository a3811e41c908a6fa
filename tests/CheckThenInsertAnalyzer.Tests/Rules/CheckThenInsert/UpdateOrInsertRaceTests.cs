using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1003: the row is changed where it is there, and inserted where it is not.</summary>
public sealed class UpdateOrInsertRaceTests
{
    [Theory]
    [InlineData("known.Name = name;")]
    [InlineData("known.Visits++;")]
    [InlineData("known.Visits += 1;")]
    [InlineData("known.Name ??= name;")]
    [InlineData("context.Users.Update(known);")]
    [InlineData("context.Update(known);")]
    [InlineData("context.Entry(known).CurrentValues.SetValues(user);")]
    [InlineData("context.Entry(known).State = EntityState.Modified;")]
    [InlineData("await context.Users.Where(u => u.Id == known.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.Name, name), token);")]
    public Task Entity_is_changed(string update) => Warns($$"""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if (known is null)
        {
            known = new User { Email = email };
            context.Users.{|CTI1003:Add|}(known);
        }
        else
        {
            {{update}}
        }
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Entity_is_changed_before_leaving() => Warns("""
        if (context.Users.FirstOrDefault(u => u.Email == email) is { } known)
        {
            known.Name = name;
            context.SaveChanges();
            return known.Id;
        }
        context.Users.{|CTI1003:Add|}(new User { Email = email, Name = name });
        context.SaveChanges();
        """);

    [Theory]
    [InlineData("if (known == null) { known = new User { Email = email }; context.Users.{|CTI1003:Add|}(known); } known.Visits++;")]
    [InlineData("known ??= context.Users.{|CTI1003:Add|}(new User { Email = email }).Entity; known.Name = name;")]
    [InlineData("if (known is null) context.Users.{|CTI1003:Add|}(known = new User { Email = email }); context.Entry(known).CurrentValues.SetValues(user);")]
    public Task Entity_is_changed_found_or_new(string change) => Warns($$"""
        var known = context.Users.SingleOrDefault(u => u.Email == email);
        {{change}}
        context.SaveChanges();
        """);

    [Fact]
    public Task Entity_is_replaced() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == user.Email, token))
            context.Users.Update(user);
        else
            context.Users.{|CTI1003:Add|}(user);
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Method_of_the_entity_changes_it() => RuleVerifier.Default.Warns("""
        public class Wallet
        {
            public int Id { get; private set; }
            public string Owner { get; set; } = "";
            public decimal Balance { get; private set; }
            public void Deposit(decimal amount) => Balance += amount;
            public void Update(string name) => Owner = name;
            public decimal Rounded() => Math.Round(Balance);
        }

        public class BankContext : DbContext
        {
            public DbSet<Wallet> Wallets { get; set; } = null!;

            public void Deposit(string owner, decimal amount)
            {
                var wallet = Wallets.FirstOrDefault(w => w.Owner == owner);
                if (wallet is null)
                    Wallets.{|CTI1003:Add|}(new Wallet { Owner = owner });
                else
                    wallet.Deposit(amount);
                SaveChanges();
            }

            public void Rename(string owner, string name)
            {
                var wallet = Wallets.FirstOrDefault(w => w.Owner == owner);
                if (wallet is null)
                    Wallets.{|CTI1003:Add|}(new Wallet { Owner = owner });
                else
                    wallet.Update(name);
                SaveChanges();
            }

            public decimal Balance(string owner)
            {
                var wallet = Wallets.FirstOrDefault(w => w.Owner == owner);
                if (wallet is null)
                    Wallets.{|CTI1001:Add|}(new Wallet { Owner = owner });
                else
                    return wallet.Rounded();
                SaveChanges();
                return 0;
            }
        }
        """);

    [Theory]
    [InlineData("UPDATE users SET name = @name WHERE id = @id")]
    [InlineData("UPDATE users SET name = @name WHERE email = @email")]
    [InlineData("update public.users u set name = @name where u.email = @email")]
    public Task Row_is_changed_by_sql(string update) => Warns($$"""
        var id = await connection.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
        if (id is not null)
            await connection.ExecuteAsync("{{update}}", new { name, email, id });
        else
            await connection.{|CTI1003:ExecuteAsync|}("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        """);

    [Fact]
    public Task Row_is_changed_by_a_command() => Warns("""
        await using var check = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", connection);
        check.Parameters.AddWithValue("email", email);
        if ((bool)(await check.ExecuteScalarAsync(token))!)
        {
            await using var update = new NpgsqlCommand("UPDATE users SET name = @name WHERE email = @email", connection);
            update.Parameters.AddWithValue("email", email);
            update.Parameters.AddWithValue("name", name);
            await update.ExecuteNonQueryAsync(token);
        }
        else
        {
            await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES (@email, @name)", connection);
            insert.Parameters.AddWithValue("email", email);
            insert.Parameters.AddWithValue("name", name);
            await insert.{|CTI1003:ExecuteNonQueryAsync|}(token);
        }
        """);

    [Theory]
    [InlineData("UPDATE users SET name = @name WHERE id = (SELECT id FROM users WHERE email = @email)")]
    [InlineData("UPDATE users u SET name = @name WHERE u.id = (SELECT id FROM users WHERE email = @email ORDER BY id LIMIT 1)")]
    [InlineData("UPDATE users SET name = @name WHERE id IN (SELECT o.id FROM users o WHERE o.email = @email FOR UPDATE)")]
    [InlineData("UPDATE users SET name = @name WHERE ctid = (SELECT ctid FROM public.users WHERE email = @email AND tenant_id IS NULL)")]
    public Task The_row_to_change_is_looked_up_by_a_query(string update) => Warns($$"""
        var changed = await connection.ExecuteScalarAsync<int?>("{{update.Replace(" RETURNING id", "")}} RETURNING id", new { email, name, id = user.Id });
        if (changed.HasValue)
            return changed.Value;
        return await connection.{|CTI1003:ExecuteScalarAsync|}<int>("INSERT INTO users (email, name) VALUES (@email, @name) RETURNING id", new { email, name });
        """);

    [Fact]
    public Task The_row_to_change_is_looked_up_by_a_key_that_is_not_inserted_or_by_one_that_is() => ShopModel.Verifier.Informs(ShopModel.Method("""
        var changed = await connection.ExecuteScalarAsync<int?>("UPDATE users SET name = @name WHERE id = (SELECT id FROM users WHERE id = @id OR email = @email LIMIT 1) RETURNING id", new { email, name, id = user.Id });
        if (changed.HasValue)
            return changed.Value;
        return await connection.{|CTI1003:ExecuteScalarAsync|}<int>("INSERT INTO users (email, name) VALUES (@email, @name) RETURNING id", new { email, name });
        """));

    [Theory]
    [InlineData("UPDATE users SET name = @name WHERE id = (SELECT user_id FROM orders WHERE number = @email)")]
    [InlineData("UPDATE users SET name = @name WHERE id = (SELECT manager_id FROM users WHERE email = @email)")]
    [InlineData("UPDATE users SET name = @name WHERE id = (SELECT max(id) FROM users WHERE email = @email)")]
    [InlineData("UPDATE users SET name = @name WHERE id <> (SELECT id FROM users WHERE email = @email)")]
    [InlineData("UPDATE users SET name = @name WHERE id NOT IN (SELECT id FROM users WHERE email = @email)")]
    [InlineData("UPDATE users SET name = @name WHERE id = (SELECT u.id FROM users u JOIN orders o ON o.user_id = u.id WHERE o.number = @email)")]
    public Task But_these_look_for_other_rows(string update) => ShopModel.Verifier.IsSilent(ShopModel.Method($$"""
        if (await connection.ExecuteAsync("{{update}}", new { email, name }) == 0)
            await connection.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        """));

    [Fact]
    public Task Called_methods_change_and_insert() => ShopModel.Verifier.Warns("""
        public class UserStore(ShopContext context)
        {
            public async Task Save(User user)
            {
                if (await Exists(user.Email))
                    await Update(user);
                else
                    await {|CTI1003:Insert|}(user);
            }

            private Task<bool> Exists(string email) => context.Users.AnyAsync(u => u.Email == email);

            private async Task Insert(User user)
            {
                context.Users.Add(user);
                await context.SaveChangesAsync();
            }

            private async Task Update(User user)
            {
                context.Users.Update(user);
                await context.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task Key_of_unknown_agreement_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if (known is null)
            context.Users.{|CTI1003:Add|}(user);
        else
            known.Name = name;
        await context.SaveChangesAsync(token);
        """));

    /// <summary>Something else is changed where the row is there: that is CTI1001.</summary>
    [Theory]
    [InlineData("user.Visits++;")]
    [InlineData("Greet(known);")]
    [InlineData("await connection.ExecuteAsync(\"UPDATE orders SET number = @name WHERE user_id = @Id\", new { name, known.Id });")]
    [InlineData("Log(known.Name);")]
    [InlineData("known.ToString();")]
    public Task Something_else_is_changed(string other) => Warns($$"""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if (known is null)
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        else
            {{other}}
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task One_statement_does_both() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        var known = await connection.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
        if (known is not null)
            await connection.ExecuteAsync("UPDATE users SET name = @name WHERE email = @email", new { email, name });
        else
            await connection.ExecuteAsync("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name", new { email, name });
        """));

    [Theory]
    [InlineData("if (UPDATE == 0) INSERT;")]
    [InlineData("if (UPDATE < 1) INSERT;")]
    [InlineData("if (UPDATE <= 0) INSERT;")]
    [InlineData("if (UPDATE is 0) INSERT;")]
    [InlineData("if (!(UPDATE > 0)) INSERT;")]
    [InlineData("if (0 == UPDATE) INSERT;")]
    [InlineData("if (UPDATE != 1) INSERT;")]
    [InlineData("var rows = UPDATE; if (rows == 0) { INSERT; }")]
    [InlineData("var rows = UPDATE; if (rows > 0) return rows; INSERT;")]
    [InlineData("var known = UPDATE > 0; if (!known) INSERT;")]
    [InlineData("var rows = UPDATE; rows = rows > 0 ? rows : INSERT; return rows;")]
    [InlineData("int rows; rows = UPDATE; switch (rows) { case 0: INSERT; break; }")]
    [InlineData("try { if (UPDATE == 0) INSERT; } finally { Log(email); }")]
    public async Task Update_meets_no_row(string shape)
    {
        var dapper = shape
            .Replace("UPDATE", "await connection.ExecuteAsync(\"UPDATE users SET name = @name WHERE email = @email\", new { email, name })")
            .Replace("INSERT", "await connection.{|CTI1003:ExecuteAsync|}(\"insert into users (email, name) values (@email, @name)\", new { email, name })");
        var entityFramework = shape
            .Replace("UPDATE", "context.Database.ExecuteSql($\"UPDATE users SET name = {name} WHERE email = {email}\")")
            .Replace("INSERT", "context.Database.{|CTI1003:ExecuteSql|}($\"insert into users (email, name) values ({email}, {name})\")");
        await Warns(dapper);
        await Warns(entityFramework);
    }

    [Theory]
    [InlineData("if (await update.ExecuteNonQueryAsync(token) == 0)")]
    [InlineData("if (update.ExecuteNonQuery() < 1)")]
    [InlineData("var rows = await update.ExecuteNonQueryAsync(token).ConfigureAwait(false);\nvar isMissing = rows == 0;\nif (isMissing)")]
    public Task Update_of_a_command_meets_no_row(string test) => Warns($$"""
        await using var update = new NpgsqlCommand("UPDATE users SET name = @name WHERE email = @email", connection);
        update.Parameters.AddWithValue("email", email);
        update.Parameters.AddWithValue("name", name);
        {{test}}
        {
            await using var insert = new NpgsqlCommand("INSERT INTO users (email, name) VALUES (@email, @name)", connection);
            insert.Parameters.AddWithValue("email", email);
            insert.Parameters.AddWithValue("name", name);
            await insert.{|CTI1003:ExecuteNonQueryAsync|}(token);
        }
        """);

    [Fact]
    public Task Update_of_a_data_source_meets_no_row() => RuleVerifier.Default.Warns("""
        public class Accounts(NpgsqlDataSource database)
        {
            public void Rename(string email, string name)
            {
                using var update = database.CreateCommand("UPDATE users SET name = $2 WHERE email = $1");
                update.Parameters.AddWithValue(email);
                update.Parameters.AddWithValue(name);
                if (update.ExecuteNonQuery() > 0)
                    return;
                using var insert = database.CreateCommand("INSERT INTO users (email, name) VALUES ($1, $2)");
                insert.Parameters.AddWithValue(email);
                insert.Parameters.AddWithValue(name);
                insert.{|CTI1003:ExecuteNonQuery|}();
            }
        }
        """);

    [Theory]
    [InlineData("if (await context.Users.Where(u => u.Email == email).ExecuteUpdateAsync(s => s.SetProperty(u => u.Name, name), token) == 0)")]
    [InlineData("var rows = context.Users.Where(u => u.Email == email).ExecuteUpdate(s => s.SetProperty(u => u.Name, name));\nif (rows < 1)")]
    public Task ExecuteUpdate_meets_no_row(string test) => Warns($$"""
        {{test}}
        {
            context.Users.{|CTI1003:Add|}(new User { Email = email, Name = name });
            await context.SaveChangesAsync(token);
        }
        """);

    [Fact]
    public Task Update_returns_no_row() => Warns("""
        var id = await connection.QuerySingleOrDefaultAsync<int?>("UPDATE users SET name = @name WHERE email = @email RETURNING id", new { email, name });
        if (id is null)
            await connection.{|CTI1003:ExecuteAsync|}("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        """);

    [Fact]
    public Task Called_update_meets_no_row() => ShopModel.Verifier.Warns("""
        public class UserStore(NpgsqlConnection connection)
        {
            public async Task Save(User user)
            {
                if (!await Rename(user))
                    await {|CTI1003:Insert|}(user);
            }

            private async Task<bool> Rename(User user) => await connection.ExecuteAsync("UPDATE users SET name = @Name WHERE email = @Email", user) > 0;

            private Task Insert(User user) => connection.ExecuteAsync("INSERT INTO users (email, name) VALUES (@Email, @Name)", user);
        }
        """);

    [Theory]
    [InlineData("if (UPDATE == 0) throw new InvalidOperationException(\"none\"); INSERT;")]
    [InlineData("if (UPDATE > 0) INSERT;")]
    [InlineData("if (UPDATE > 5) return 1; INSERT;")]
    [InlineData("UPDATE; INSERT;")]
    [InlineData("var rows = UPDATE; Log(rows); INSERT;")]
    public Task Insert_does_not_depend_on_a_missing_row(string shape) => ShopModel.Verifier.IsSilent(ShopModel.Method(shape
        .Replace("UPDATE", "await connection.ExecuteAsync(\"UPDATE users SET name = @name WHERE email = @email\", new { email, name })")
        .Replace("INSERT", "await connection.ExecuteAsync(\"insert into users (email, name) values (@email, @name)\", new { email, name })")));

    [Theory]
    [InlineData("UPDATE users SET name = @name WHERE email = @email", "INSERT INTO orders (number) VALUES (@email)")]
    [InlineData("UPDATE users SET name = @name WHERE id = @tenantId", "INSERT INTO users (email, name) VALUES (@email, @name)")]
    [InlineData("UPDATE users SET name = @name WHERE email = @email", "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    [InlineData("UPDATE users SET visits = visits + 1", "INSERT INTO users (email) VALUES (@email)")]
    public Task Update_of_other_rows(string update, string insert) => ShopModel.Verifier.IsSilent(ShopModel.Method($$"""
        if (await connection.ExecuteAsync("{{update}}", new { email, name, tenantId }) == 0)
            await connection.ExecuteAsync("{{insert}}", new { email, name });
        """));

    [Fact]
    public Task ExecuteUpdate_in_a_handler() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        if (await context.Users.Where(u => u.Email == email).ExecuteUpdateAsync(s => s.SetProperty(u => u.Name, name), token) == 0)
        {
            context.Users.Add(new User { Email = email, Name = name });
            try { await context.SaveChangesAsync(token); }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: "23505" }) { context.ChangeTracker.Clear(); }
        }
        """));

    private const string Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text, tenant_id int NOT NULL); CREATE TABLE lines (order_id int, place int, sku text, PRIMARY KEY (order_id, place));";

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"DELETE FROM users WHERE email = @email\", new { email });\nawait connection.{|CTI1003:ExecuteAsync|}(\"INSERT INTO users (email, name) VALUES (@email, @name)\", new { email, name });")]
    [InlineData("connection.{|CTI1003:Execute|}(\"DELETE FROM users WHERE email = @email; INSERT INTO users (email, name) VALUES (@email, @name)\", new { email, name });")]
    [InlineData("context.Database.ExecuteSql($\"DELETE FROM users WHERE email = {email}\");\ncontext.Database.{|CTI1003:ExecuteSql|}($\"INSERT INTO users (email, name) VALUES ({email}, {name})\");")]
    [InlineData("await using var command = new NpgsqlCommand(\"DELETE FROM users WHERE email = @email\", connection);\ncommand.Parameters.AddWithValue(\"email\", email);\nawait command.ExecuteNonQueryAsync(token);\ncommand.CommandText = \"INSERT INTO users (email) VALUES (@email)\";\nawait command.{|CTI1003:ExecuteNonQueryAsync|}(token);")]
    [InlineData("connection.Execute(\"DELETE FROM lines WHERE order_id = @id AND place = @place\", new { id = user.Id, place = tenantId });\nconnection.{|CTI1003:Execute|}(\"INSERT INTO lines (order_id, place, sku) VALUES (@id, @place, @name)\", new { id = user.Id, place = tenantId, name });")]
    public Task Key_is_deleted_and_inserted(string body) => (ShopModel.Verifier with { Schema = Schema }).Warns(ShopModel.Method(body));

    [Fact]
    public Task Key_is_deleted_by_ExecuteDelete_and_added() => RuleVerifier.Default.Informs("""
        [Index(nameof(Email), IsUnique = true)]
        public class User { public int Id { get; set; } public required string Email { get; set; } }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users { get; set; } = null!;

            public async Task Replace(string email)
            {
                await Users.Where(u => u.Email == email).ExecuteDeleteAsync();
                Users.{|CTI1003:Add|}(new User { Email = email });
                await SaveChangesAsync();
            }
        }
        """);

    [Theory]
    [InlineData("var old = Users.FirstOrDefault(u => u.Email == email); if (old != null) Users.Remove(old); Users.{|CTI1003:Add|}(new User { Email = email }); SaveChanges();")]
    [InlineData("if (await Users.SingleOrDefaultAsync(u => u.Email == email) is { } old) { Remove(old); await SaveChangesAsync(); } await AddAsync(new User { Email = email }); await SaveChangesAsync();")]
    [InlineData("var old = Users.FirstOrDefault(u => u.Email == email); if (old is null) return; Users.Remove(old); Users.Add(new User { Email = email }); SaveChanges();")]
    [InlineData("var old = Users.FirstOrDefault(u => u.Email == email); if (old != null) Users.Remove(old); Users.Add(new User { Email = email + 1 }); SaveChanges();")]
    [InlineData("var old = Users.FirstOrDefault(u => u.Name == email); if (old != null) Users.Remove(old); Users.Add(new User { Email = email, Name = email }); SaveChanges();")]
    [InlineData("var old = Users.FirstOrDefault(u => u.Email == email); if (old != null) new List<User>().Remove(old); Users.Add(new User { Email = email }); SaveChanges();")]
    public Task Row_found_is_removed_and_its_key_added(string body)
    {
        body = body.Replace("await AddAsync(", "await {|CTI1003:AddAsync|}(");
        var verifier = RuleVerifier.Default with { Options = "dotnet_diagnostic.CTI3001.severity = none" };
        var source = $$"""
            [Index(nameof(Email), IsUnique = true)]
            public class User { public int Id { get; set; } public required string Email { get; set; } public string? Name { get; set; } }

            public class ShopContext : DbContext
            {
                public DbSet<User> Users { get; set; } = null!;

                public async Task Replace(string email)
                {
                    await Task.Yield();
                    {{body}}
                }
            }
            """;
        return body.Contains("{|") ? verifier.Informs(source) : verifier.IsSilent(source);
    }

    [Theory]
    [InlineData("DELETE FROM lines WHERE order_id = @id", "INSERT INTO lines (order_id, place, sku) VALUES (@id, @place, @name)")]
    [InlineData("DELETE FROM users WHERE email = @name", "INSERT INTO users (email, name) VALUES (@email, @name)")]
    [InlineData("DELETE FROM users WHERE name = @name", "INSERT INTO users (email, name) VALUES (@email, @name)")]
    [InlineData("DELETE FROM users WHERE email = @email OR id = @id", "INSERT INTO users (email, name) VALUES (@email, @name)")]
    [InlineData("DELETE FROM users", "INSERT INTO users (email, name) VALUES (@email, @name)")]
    [InlineData("DELETE FROM users WHERE email = @email", "INSERT INTO lines (order_id, place, sku) VALUES (@id, @place, @name)")]
    [InlineData("DELETE FROM users WHERE email = @email", "INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name")]
    [InlineData("DELETE FROM unknown WHERE email = @email", "INSERT INTO unknown (email, name) VALUES (@email, @name)")]
    public Task Other_rows_are_deleted(string delete, string insert) => (ShopModel.Verifier with { Schema = Schema, Options = "dotnet_diagnostic.CTI3001.severity = none" }).IsSilent(ShopModel.Method($$"""
        await connection.ExecuteAsync("{{delete}}", new { email, name, id = tenantId });
        await connection.ExecuteAsync("{{insert}}", new { email, name, id = tenantId, place = 1 });
        """));

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));
}
