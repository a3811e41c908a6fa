using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001, and where the row found matters CTI1002 and CTI1003, where EF Core asks and inserts.</summary>
public sealed class EntityFrameworkRaceTests
{
    [Fact]
    public Task AnyAsync_then_add() => Warns("""
        if (!await context.Users.AnyAsync(u => u.Email == email, token))
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("u.Email == email && u.TenantId != tenantId", "Email = email")]
    [InlineData("u.Email == email && u.Id != tenantId", "Id = tenantId, Email = email")]
    public Task Any_that_leaves_out_another_value_or_the_identity(string others, string members) => (ShopModel.Verifier with { Options = "dotnet_diagnostic.CTI2001.severity = none" }).Warns(ShopModel.Method($$"""
        if (!await context.Users.AnyAsync(u => {{others}}, token))
            context.Users.{|CTI1001:Add|}(new User { {{members}} });
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Any_then_one_of_two_rows() => Warns("""
        foreach (var address in new[] { email, name })
        {
            if (await context.Users.AnyAsync(u => u.Email == address, token))
                continue;
            if (tenantId == 0)
                context.Users.{|CTI1001:Add|}(new User { Email = address, Visits = 1 });
            else
                context.Users.{|CTI1001:Add|}(new User { Email = address, Visits = 2 });
        }

        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Any_then_add() => Warns("""
        if (!context.Users.Any(u => u.Email == email))
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        context.SaveChanges();
        """);

    [Fact]
    public Task Any_then_early_return() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        await context.Users.{|CTI1001:AddAsync|}(new User { Email = email, Name = name }, token);
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Any_then_throw() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            throw new InvalidOperationException("taken");
        context.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Insert_in_the_else_branch() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            Log("known");
        else
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Where_then_any() => Warns("""
        if (await context.Users.AsNoTracking().Where(u => u.Email == email).AnyAsync(token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Query_kept_in_a_local() => Warns("""
        var sameEmail = context.Users.Where(u => u.Email == email);
        if (sameEmail.Any())
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        context.SaveChanges();
        """);

    [Fact]
    public Task Set_of_the_entity() => Warns("""
        if (await context.Set<User>().AnyAsync(u => u.Email == email, token))
            return 1;
        context.Set<User>().{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task All_differ_then_add() => Warns("""
        if (await context.Users.AllAsync(u => u.Email != email, token))
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Selected_column_contains_the_value() => Warns("""
        if (await context.Users.Select(u => u.Email).ContainsAsync(email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("== 0")]
    [InlineData("< 1")]
    [InlineData("<= 0")]
    [InlineData("is 0")]
    [InlineData("is < 1")]
    [InlineData("is not > 0")]
    public Task Count_says_none(string none) => Warns($$"""
        if (await context.Users.CountAsync(u => u.Email == email, token) {{none}})
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("> 0")]
    [InlineData("!= 0")]
    [InlineData(">= 1")]
    [InlineData("is not 0")]
    public Task Count_says_some(string some) => Warns($$"""
        if (context.Users.LongCount(u => u.Email == email) {{some}})
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        context.SaveChanges();
        """);

    [Theory]
    [InlineData("FirstOrDefaultAsync(u => u.Email == email, token)")]
    [InlineData("SingleOrDefaultAsync(u => u.Email == email, token)")]
    [InlineData("OrderBy(u => u.Id).LastOrDefaultAsync(u => u.Email == email, token)")]
    [InlineData("Include(u => u.Name).FirstOrDefaultAsync(u => u.Email == email, token)")]
    [InlineData("AsTracking().Where(u => u.Email == email).Take(1).SingleOrDefaultAsync(token)")]
    [InlineData("IgnoreQueryFilters().FirstOrDefaultAsync(u => u.Email == email, token)")]
    [InlineData("Where(u => u.Email == email).Select(u => u.Name).FirstOrDefaultAsync(token)")]
    [InlineData("Where(u => u.Email == email).Select(u => new { u.Id, u.Name }).FirstOrDefaultAsync(token)")]
    public Task Row_looked_up(string lookup) => Warns($$"""
        var known = await context.Users.{{lookup}};
        if (known == null)
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("known == null")]
    [InlineData("null == known")]
    [InlineData("known is null")]
    [InlineData("!(known != null)")]
    [InlineData("known is not { }")]
    [InlineData("known is not User")]
    [InlineData("known == default")]
    [InlineData("ReferenceEquals(known, null)")]
    [InlineData("object.ReferenceEquals(null, known)")]
    public Task Row_tested_for_absence(string test) => Warns($$"""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if ({{test}})
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("known != null")]
    [InlineData("known is not null")]
    [InlineData("known is { }")]
    [InlineData("known is User")]
    [InlineData("known is User found")]
    [InlineData("known is { } found")]
    [InlineData("known is { Id: > 0 }")]
    public Task Row_tested_for_presence(string test) => Warns($$"""
        var known = await context.Users.SingleOrDefaultAsync(u => u.Email == email, token);
        if ({{test}})
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Declared_in_the_condition() => Warns("""
        if (await context.Users.FirstOrDefaultAsync(u => u.Email == email, token) is { } known)
            return known.Id;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Get_or_create() => Warns("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if (known is null)
        {
            known = new User { Email = email };
            context.Users.{|CTI1002:Add|}(known);
        }
        await context.SaveChangesAsync(token);
        known.Visits++;
        """);

    [Fact]
    public Task Coalescing_assignment() => Warns("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        known ??= context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity;
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Coalescing_expression() => Warns("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token)
            ?? context.Users.{|CTI1003:Add|}(new User { Email = email }).Entity;
        known.Visits++;
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Conditional_expression() => Warns("""
        var known = await context.Users.AnyAsync(u => u.Email == email, token)
            ? null
            : context.Users.{|CTI1001:Add|}(new User { Email = email }).Entity;
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Find_by_the_key() => Warns("""
        if (await context.Users.FindAsync(user.Id) is null)
            context.Users.{|CTI1001:Add|}(user);
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Stored_bool() => Warns("""
        var isTaken = await context.Users.AnyAsync(u => u.Email == email, token);
        Log(isTaken);
        if (isTaken)
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Stored_negated_bool() => Warns("""
        var isFree = !await context.Users.AnyAsync(u => u.Email == email, token);
        if (isFree)
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Switch_statement() => Warns("""
        switch (await context.Users.AnyAsync(u => u.Email == email, token))
        {
            case true:
                return 1;
            case false:
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                break;
        }
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Switch_on_a_row() => Warns("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        switch (known)
        {
            case null:
                context.Users.{|CTI1003:Add|}(new User { Email = email });
                break;
            default:
                known.Visits++;
                break;
        }
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Switch_expression() => Warns("""
        var id = await context.Users.AnyAsync(u => u.Email == email, token) switch
        {
            true => 1,
            false => context.Users.{|CTI1001:Add|}(new User { Email = email }).Entity.Id,
        };
        await context.SaveChangesAsync(token);
        return id;
        """);

    [Fact]
    public Task One_of_several_conditions() => Warns("""
        if (tenantId > 0 && !await context.Users.AnyAsync(u => u.Email == email, token))
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Refused_for_either_of_two_reasons() => Warns("""
        if (email == "" || await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Loop_over_items() => Warns("""
        foreach (var address in new[] { email, name })
        {
            if (await context.Users.AnyAsync(u => u.Email == address, token))
                continue;
            context.Users.{|CTI1001:Add|}(new User { Email = address });
        }
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Loop_that_draws_a_new_code() => Warns("""
        string number;
        do
        {
            number = Random.Shared.Next().ToString();
        }
        while (await context.Orders.AnyAsync(o => o.Number == number, token));
        context.Orders.{|CTI1001:Add|}(new Order { Number = number });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Two_columns() => Warns("""
        if (await context.Users.AnyAsync(u => u.TenantId == tenantId && u.Email == email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { TenantId = tenantId, Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Object_made_before_the_check() => Warns("""
        var created = new User { Email = email };
        if (await context.Users.AnyAsync(u => u.Email == created.Email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(created);
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Members_written_one_by_one() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        var created = new User();
        created.Email = email;
        context.Users.{|CTI1001:Add|}(created);
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Parameter_added_whole() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == user.Email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(user);
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("u.Email.ToLower() == email.ToLower()")]
    [InlineData("u.Email.ToUpper() == email.ToUpperInvariant()")]
    [InlineData("u.Email.Equals(email)")]
    [InlineData("string.Equals(u.Email, email)")]
    [InlineData("Equals(u.Email, email)")]
    [InlineData("email == u.Email")]
    [InlineData("u.Email == email.Trim()")]
    [InlineData("!u.IsDeleted && u.Email == email")]
    public Task Ways_to_compare(string condition) => Warns($$"""
        if (await context.Users.AnyAsync(u => {{condition}}, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("context.Users.{|CTI1001:AddRange|}(new User { Email = email })")]
    [InlineData("context.{|CTI1001:AddRange|}(new User { Email = email })")]
    [InlineData("context.Users.{|CTI1001:AddRange|}(new[] { new User { Email = email } })")]
    [InlineData("context.Users.{|CTI1001:AddRange|}([new User { Email = email }])")]
    [InlineData("context.Users.{|CTI1001:AddRange|}(new List<User> { new User { Email = email } })")]
    [InlineData("await context.AddRangeAsync(new object[] { new Order() })", false)]
    public Task Ranges(string insert, bool fires = true) => (fires ? ShopModel.Verifier.Warns : (Func<string, Task>)ShopModel.Verifier.IsSilent)(ShopModel.Method($$"""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        {{insert}};
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Query_made_elsewhere() => ShopModel.Verifier.Warns("""
        public class Store(ShopContext context)
        {
            private IQueryable<User> Active => context.Users.Where(u => !u.IsDeleted);
            private IQueryable<T> QueryOf<T>() where T : class => context.Set<T>().AsNoTracking();

            public void Register(string email)
            {
                if (QueryOf<User>().Count(u => u.Email == email) > 0 || Active.Any(u => u.Email == email))
                    return;
                context.Set<User>().{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Rows_read_before_and_searched_in_memory() => Warns("""
        var known = await context.Users.Where(u => u.TenantId == tenantId).ToListAsync(token);
        foreach (var address in new[] { email, name })
        {
            var found = known.FirstOrDefault(u => u.Email == address);
            if (found is null)
                context.Users.{|CTI1003:Add|}(new User { TenantId = tenantId, Email = address });
            else
                found.Visits++;
        }
        await context.SaveChangesAsync(token);
        """);

    [Theory]
    [InlineData("ToListAsync", "Contains(email)")]
    [InlineData("ToHashSetAsync", "Contains(email)")]
    [InlineData("ToListAsync", "Any(e => e == email)")]
    public Task Keys_read_before(string list, string search) => Warns($$"""
        var known = await context.Users.Select(u => u.Email).{{list}}(token);
        if (!known.{{search}})
            context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Object_made_by_a_factory() => RuleVerifier.Default.Warns("""
        public class Wallet
        {
            public int Id { get; private set; }
            public string Owner { get; private set; } = "";
            public static Wallet Create(string owner) => new() { Owner = owner };
        }

        public class BankContext : DbContext
        {
            public DbSet<Wallet> Wallets { get; set; } = null!;

            public async Task<Wallet> Of(string owner)
            {
                var wallet = await Wallets.FirstOrDefaultAsync(w => w.Owner == owner);
                if (wallet is null)
                {
                    wallet = Wallet.Create(owner);
                    Wallets.{|CTI1002:Add|}(wallet);
                    await SaveChangesAsync();
                }
                return wallet;
            }
        }
        """);

    [Fact]
    public Task Key_that_the_factory_derives() => RuleVerifier.Default.Warns("""
        public class Brand
        {
            public int Id { get; private set; }
            public string Slug { get; private set; } = "";
            public static Brand Create(string name) => new() { Slug = name.ToLowerInvariant() };
        }

        public class CatalogContext : DbContext
        {
            public DbSet<Brand> Brands { get; set; } = null!;

            public void Create(string name)
            {
                var brand = Brand.Create(name);
                if (Brands.Any(b => b.Slug == brand.Slug))
                    throw new InvalidOperationException("taken");
                Brands.{|CTI1001:Add|}(brand);
                SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Sql_query_of_the_database() => Warns("""
        var isTaken = await context.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM users WHERE email = {email}) AS \"Value\"").SingleAsync(token);
        if (!isTaken)
            await context.Database.{|CTI1001:ExecuteSqlAsync|}($"INSERT INTO users (email) VALUES ({email})", token);
        """);

    [Fact]
    public Task Raw_sql_with_numbered_places() => Warns("""
        var found = context.Database.SqlQueryRaw<int>("SELECT id FROM users WHERE email = {0}", email).FirstOrDefault();
        if (found == 0)
            context.Database.{|CTI1001:ExecuteSqlRaw|}("INSERT INTO users (name, email) VALUES ({0}, {1})", name, email);
        """);

    [Fact]
    public Task Either_of_two_keys_is_taken() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == email || u.Name == name, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email, Name = name });
        await context.SaveChangesAsync(token);
        """);

    /// <summary>No unique index forbids an overlap or a number, so it is no more than information.</summary>
    [Fact]
    public Task A_range_beside_the_key() => ShopModel.Verifier.Informs(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.TenantId == tenantId && u.Visits < 3, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { TenantId = tenantId, Email = email, Visits = 3 });
        await context.SaveChangesAsync(token);
        """));

    [Theory]
    [InlineData("u.Name!.Contains(name)")]
    [InlineData("u.Name!.StartsWith(name)")]
    [InlineData("EF.Functions.ILike(u.Name!, \"%\" + name + \"%\")")]
    public Task A_pattern_beside_the_key(string pattern) => ShopModel.Verifier.Informs(ShopModel.Method($$"""
        if (await context.Users.AnyAsync(u => u.TenantId == tenantId && {{pattern}}, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { TenantId = tenantId, Name = name });
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Letter_case_is_ignored_by_ILike() => Warns("""
        if (await context.Users.AnyAsync(u => EF.Functions.ILike(u.Email, email), token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email, Name = name });
        await context.SaveChangesAsync(token);
        """);

    [Fact]
    public Task Rows_of_a_pattern_are_left_out() => Warns("""
        if (await context.Users.AnyAsync(u => u.Email == email && !u.Name!.StartsWith("guest"), token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email, Name = name });
        await context.SaveChangesAsync(token);
        """);

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));
}
