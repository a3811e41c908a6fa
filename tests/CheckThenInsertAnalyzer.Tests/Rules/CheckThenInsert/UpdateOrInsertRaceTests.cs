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

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));
}
