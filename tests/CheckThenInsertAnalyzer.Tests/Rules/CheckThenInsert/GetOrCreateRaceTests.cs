using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1002: the code goes on with the row that it found or made.</summary>
public sealed class GetOrCreateRaceTests
{
    private const string Select = "await connection.QueryFirstOrDefaultAsync<int?>(\"SELECT id FROM users WHERE email = @email\", new { email })";
    private const string Insert = "await connection.{|CTI1002:QuerySingleAsync|}<int>(\"INSERT INTO users (email) VALUES (@email) RETURNING id\", new { email })";

    [Theory]
    [InlineData("if (known is null) { known = new User { Email = email }; context.Users.{|CTI1002:Add|}(known); }")]
    [InlineData("if (known == null) { var made = new User { Email = email }; context.Users.{|CTI1002:Add|}(made); await context.SaveChangesAsync(token); known = made; }")]
    [InlineData("if (known is null) known = context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity;")]
    [InlineData("known ??= context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity;")]
    [InlineData("known ??= (await context.Users.{|CTI1002:AddAsync|}(new User { Email = email }, token)).Entity;")]
    [InlineData("known = known ?? context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity;")]
    [InlineData("known = known is null ? context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity : known;")]
    [InlineData("known = known switch { null => context.Users.{|CTI1002:Add|}(new User { Email = email }).Entity, _ => known };")]
    public Task Entity_is_gone_on_with(string create) => Warns($$"""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        {{create}}
        await context.SaveChangesAsync(token);
        Greet(known);
        """);

    [Fact]
    public Task Entity_is_changed_when_it_is_there_for_sure() => Warns("""
        var known = context.Users.SingleOrDefault(u => u.Email == email);
        if (known == null)
        {
            known = new User { Email = email };
            context.Users.{|CTI1002:Add|}(known);
            context.SaveChanges();
        }
        known.Visits++;
        context.SaveChanges();
        """);

    [Theory]
    [InlineData("if (known is not null) return known.Id; var made = new User { Email = email }; context.Users.{|CTI1002:Add|}(made); await context.SaveChangesAsync(token); return made.Id;")]
    [InlineData("if (known is { } found) return found.Id; context.Users.{|CTI1002:Add|}(user = new User { Email = email }); context.SaveChanges(); return user.Id;")]
    [InlineData("if (known is null) { known = new User { Email = email }; context.Users.{|CTI1002:Add|}(known); context.SaveChanges(); return known.Id; } return known.Id;")]
    [InlineData("int id; if (known is null) { var made = new User { Email = email }; context.{|CTI1002:Add|}(made); context.SaveChanges(); id = made.Id; } else { id = known.Id; } return id;")]
    [InlineData("if (known is not null) return Number(known); var made = new User { Email = email }; context.{|CTI1002:Add|}(made); context.SaveChanges(); return Number(made); int Number(User one) => one.Id;")]
    public Task Id_of_the_entity_is_returned(string rest) => Warns($$"""
        var known = await context.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Email == email, token);
        {{rest}}
        """);

    [Theory]
    [InlineData("var id = SELECT; if (id is not null) return id.Value; return INSERT;")]
    [InlineData("var id = SELECT; if (id.HasValue) { return id.Value; } var made = INSERT; Log(made); return made;")]
    [InlineData("var id = SELECT; id ??= INSERT; return id.Value;")]
    [InlineData("return SELECT ?? INSERT;")]
    [InlineData("var id = SELECT; if (id is null) id = INSERT; return id.Value;")]
    [InlineData("var id = SELECT; return id == null ? INSERT : id.Value;")]
    [InlineData("if (SELECT is { } id) return id; return INSERT;")]
    public Task Id_that_Dapper_reads(string body) => Warns(body.Replace("SELECT", Select).Replace("INSERT", Insert));

    [Fact]
    public Task Row_that_Dapper_reads() => ShopModel.Verifier.Warns("""
        public class Accounts(NpgsqlConnection connection)
        {
            public async Task<User> GetOrCreate(string email)
            {
                var known = await connection.QuerySingleOrDefaultAsync<User>("SELECT * FROM users WHERE email = @email", new { email });
                if (known is not null)
                    return known;
                var id = await connection.{|CTI1002:ExecuteScalarAsync|}<int>("INSERT INTO users (email) VALUES (@email) RETURNING id", new { email });
                return new User { Id = id, Email = email };
            }
        }
        """);

    [Fact]
    public Task Id_that_a_command_reads() => Warns("""
        await using (var select = new NpgsqlCommand("SELECT id FROM users WHERE email = $1", connection) { Parameters = { new() { Value = email } } })
            if (await select.ExecuteScalarAsync(token) is int id)
                return id;
        await using var insert = new NpgsqlCommand("INSERT INTO users (email) VALUES ($1) RETURNING id", connection) { Parameters = { new() { Value = email } } };
        return (int)(await insert.{|CTI1002:ExecuteScalarAsync|}(token))!;
        """);

    [Fact]
    public Task Id_that_a_data_source_reads() => RuleVerifier.Default.Warns("""
        public class Accounts(NpgsqlDataSource database)
        {
            public int GetOrCreate(string email)
            {
                using var select = database.CreateCommand("SELECT id FROM users WHERE email = $1");
                select.Parameters.AddWithValue(email);
                using var reader = select.ExecuteReader();
                if (reader.Read())
                    return reader.GetInt32(0);
                using var insert = database.CreateCommand("INSERT INTO users (email) VALUES ($1) RETURNING id");
                insert.Parameters.AddWithValue(email);
                return Convert.ToInt32(insert.{|CTI1002:ExecuteScalar|}());
            }
        }
        """);

    [Fact]
    public Task Id_that_ExecuteSql_inserts() => Warns("""
        var id = await context.Database.SqlQuery<int?>($"SELECT id AS \"Value\" FROM users WHERE email = {email}").FirstOrDefaultAsync(token);
        if (id is null)
        {
            await context.Database.{|CTI1002:ExecuteSqlAsync|}($"INSERT INTO users (email) VALUES ({email})", token);
            id = await context.Database.SqlQuery<int>($"SELECT id AS \"Value\" FROM users WHERE email = {email}").SingleAsync(token);
        }
        return id.Value;
        """);

    [Fact]
    public Task Key_of_unknown_agreement_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if (known is null)
            context.Users.{|CTI1002:Add|}(known = user);
        await context.SaveChangesAsync(token);
        Greet(known);
        """));

    [Fact]
    public Task Called_methods_look_up_and_create() => ShopModel.Verifier.Warns("""
        public class Accounts(ShopContext context)
        {
            public async Task<User> GetOrCreate(string email) => await Find(email) ?? await {|CTI1002:Create|}(email);

            private Task<User?> Find(string email) => context.Users.FirstOrDefaultAsync(u => u.Email == email);

            private async Task<User> Create(string email)
            {
                var user = new User { Email = email };
                context.Users.Add(user);
                await context.SaveChangesAsync();
                return user;
            }
        }
        """);

    /// <summary>A row that is found is refused or left: that is CTI1001.</summary>
    [Theory]
    [InlineData("if (known is not null) return 1; var made = new User { Email = email }; context.Users.{|CTI1001:Add|}(made); context.SaveChanges(); return made.Id;")]
    [InlineData("if (known is not null) throw new InvalidOperationException($\"taken by {known.Id}\"); known = new User { Email = email }; context.Users.{|CTI1001:Add|}(known); context.SaveChanges(); return known.Id;")]
    [InlineData("if (known is not null) return Refuse(known); var made = new User { Email = email }; context.Users.{|CTI1001:Add|}(made); context.SaveChanges(); return Accept(made); int Refuse(User one) => -one.Id; int Accept(User one) => one.Id;")]
    [InlineData("if (known is null) { known = new User { Email = email }; context.Users.{|CTI1001:Add|}(known); } context.SaveChanges();")]
    [InlineData("if (known is null) { context.Users.{|CTI1001:Add|}(new User { Email = email }); } context.SaveChanges(); Log(known);")]
    [InlineData("if (known is null) { context.Users.{|CTI1001:Add|}(new User { Email = email }); known = null; } context.SaveChanges(); Log(known);")]
    public Task Row_is_not_gone_on_with(string rest) => Warns($$"""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        {{rest}}
        """);

    [Fact]
    public Task Nullable_id_is_selected_and_returned() => Warns("""
        var id = await context.Set<User>().Where(u => u.Email == email).Where(u => u.Name == null).Select(u => (int?)u.Id).SingleOrDefaultAsync(token);
        if (id is not null)
        {
            return id.Value;
        }

        var made = new User { Email = email };
        context.{|CTI1002:Add|}(made);
        await context.SaveChangesAsync(token);
        return made.Id;
        """);

    [Theory]
    [InlineData("all.Add(known)", "all.Add(made)")]
    [InlineData("byEmail[one] = known", "byEmail[one] = made")]
    [InlineData("byEmail.Add(one, known)", "byEmail.Add(one, made)")]
    public Task Rows_found_and_made_are_gathered(string keepFound, string keepMade) => Warns($$"""
        var all = new List<User>();
        var byEmail = new Dictionary<string, User>();
        foreach (var one in new[] { email, name })
        {
            var known = await context.Users.FirstOrDefaultAsync(u => u.Email == one, token);
            if (known is not null)
            {
                {{keepFound}};
                continue;
            }

            var made = new User { Email = one };
            context.Users.{|CTI1002:Add|}(made);
            {{keepMade}};
        }

        await context.SaveChangesAsync(token);
        Log((all, byEmail));
        """);

    [Theory]
    [InlineData("taken.Add(known)", "all.Add(made)")]
    [InlineData("all.Add(known)", "all.Remove(made)")]
    [InlineData("all.Add(known)", "all.Add(other)")]
    public Task Rows_found_and_made_are_kept_apart(string keepFound, string keepMade) => Warns($$"""
        var all = new List<User>();
        var taken = new List<User>();
        var other = new User();
        foreach (var one in new[] { email, name })
        {
            var known = await context.Users.FirstOrDefaultAsync(u => u.Email == one, token);
            if (known is not null)
            {
                {{keepFound}};
                continue;
            }

            var made = new User { Email = one };
            context.Users.{|CTI1001:Add|}(made);
            {{keepMade}};
        }

        await context.SaveChangesAsync(token);
        Log((all, taken));
        """);

    [Fact]
    public Task Conflict_is_caught_and_the_row_read_again() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        var known = await context.Users.FirstOrDefaultAsync(u => u.Email == email, token);
        if (known is null)
        {
            known = new User { Email = email };
            context.Users.Add(known);
            try
            {
                await context.SaveChangesAsync(token);
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                context.Entry(known).State = EntityState.Detached;
                known = await context.Users.SingleAsync(u => u.Email == email, token);
            }
        }
        return known.Id;
        """));

    [Fact]
    public Task Conflict_returns_the_row_there_is() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        var id = await connection.QueryFirstOrDefaultAsync<int?>("SELECT id FROM users WHERE email = @email", new { email });
        if (id is not null)
            return id.Value;
        return await connection.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @name) ON CONFLICT (email) DO UPDATE SET name = users.name RETURNING id", new { email, name });
        """));

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(body));
}
