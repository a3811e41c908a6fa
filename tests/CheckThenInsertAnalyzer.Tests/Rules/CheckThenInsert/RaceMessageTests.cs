using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>How loud CTI1001 is, and what it says.</summary>
public sealed class RaceMessageTests
{
    private const string Sql = """
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
            return 1;
        connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
        """;

    [Fact]
    public Task Key_of_unknown_agreement_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.Email == email, token))
            return 1;
        context.Users.{|CTI1001:Add|}(user);
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Flag_beside_a_key_of_unknown_agreement_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.Email == email && u.IsDeleted == false, token))
            return 1;
        user.IsDeleted = false;
        context.Users.{|CTI1001:Add|}(user);
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Foreign_key_written_through_its_object_agrees() => RuleVerifier.Default.Warns("""
        public class Playlist { public int PlaylistId { get; set; } }
        public class Entry { public int Id { get; set; } public int PlaylistId { get; set; } public Playlist? Playlist { get; set; } public int Place { get; set; } }
        public class MusicContext : DbContext
        {
            public DbSet<Entry> Entries { get; set; } = null!;

            public void Append(Playlist playlist)
            {
                if (Entries.Any(e => e.PlaylistId == playlist.PlaylistId))
                    return;
                Entries.{|CTI1001:Add|}(new Entry { Playlist = playlist, Place = 1 });
                SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Unknown_key() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'users' with this 'email' and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here.",
        ShopModel.Method(Sql));

    [Fact]
    public Task Either_of_two_keys() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' or 'Name' and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.AnyAsync(u => u.Email == email || u.Name == name, token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { Email = email, Name = name });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Either_of_two_beside_what_both_demand() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'TenantId' and ('Email' or 'Name') and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.AnyAsync(u => u.TenantId == tenantId && (u.Email == email || u.Name == name), token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { TenantId = tenantId, Email = email, Name = name });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Either_of_two_in_one_where_and_a_third_in_another() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'TenantId' and ('Email' or 'Name') and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.Where(u => u.Email == email || u.Name == name).AnyAsync(u => u.TenantId == tenantId, token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { TenantId = tenantId, Email = email, Name = name });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Two_at_once_or_a_third_in_sql() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'users' with this 'tenant_id' and ('email', 'name' or 'nick') and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here.",
        ShopModel.Method("""
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE tenant_id = @tenantId AND (email = @email AND name = @name OR nick = @name))", new { tenantId, email, name }))
                return 1;
            connection.{|CTI1001:Execute|}("INSERT INTO users (tenant_id, email, name, nick) VALUES (@tenantId, @email, @name, @name)", new { tenantId, email, name });
            """));

    [Fact]
    public Task Constant_as_an_alternative() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'TenantId' and ('Email', 'Visits' or a fixed 'Visits') and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.AnyAsync(u => u.TenantId == tenantId && (u.Email == email && u.Visits == tenantId || u.Visits == 1), token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { TenantId = tenantId, Email = email, Visits = tenantId });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Key_of_one_of_two_alternatives() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text);" }).Says(
        "Two sessions can both find no 'users' with this 'name' or 'email' and both insert it: the unique key 'users_email_key' makes one of them fail with 23505 where they share its values, and else the row may be stored twice. Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here.",
        ShopModel.Method("""
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE name = @name OR email = @email)", new { email, name }))
                return 1;
            connection.{|CTI1001:Execute|}("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
            """));

    [Fact]
    public Task Key_of_what_all_alternatives_demand() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text, nick text);" }).Says(
        "Two sessions can both find no 'users' with this 'email' and ('name' or 'nick') and both insert it: the unique key 'users_email_key' makes one of them fail with 23505. Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here.",
        ShopModel.Method("""
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND (name = @name OR nick = @name))", new { email, name }))
                return 1;
            connection.{|CTI1001:Execute|}("INSERT INTO users (email, name, nick) VALUES (@email, @name, @name)", new { email, name });
            """));

    /// <summary>Whatever the alternatives are, the row that is inserted is none that the check looks for.</summary>
    [Fact]
    public Task What_all_alternatives_demand_and_the_insert_does_otherwise_is_silent() => ShopModel.Verifier.IsSilent(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.TenantId == 1 && (u.Email == email || u.Name == name), token))
            return 1;
        context.Users.Add(new User { TenantId = 2, Email = email, Name = name });
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Either_of_two_keys_of_which_one_is_not_written_is_information() => ShopModel.Verifier.Informs(ShopModel.Method("""
        if (await context.Users.AnyAsync(u => u.Email == email || u.TenantId == tenantId, token))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """));

    /// <summary>An operator of SQL is named as the code writes it, and not as a function.</summary>
    [Theory]
    [InlineData("email ILIKE @email", "'email' (ILIKE)")]
    [InlineData("email LIKE @email", "'email' (LIKE)")]
    [InlineData("email IS NOT DISTINCT FROM @email", "'email' (IS NOT DISTINCT FROM)")]
    [InlineData("(email = @email OR (email IS NULL AND @email IS NULL))", "'email' (IS NOT DISTINCT FROM)")]
    [InlineData("email::text = @email", "'email' (cast)")]
    [InlineData("lower(email) = lower(@email)", "'lower(email)'")]
    public Task Key_compared_by_another_operator(string where, string key) => ShopModel.Verifier.Says(
        $"Two sessions can both find no 'users' with this {key} and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: ON CONFLICT on it, or catch SQLSTATE 23505 here.",
        ShopModel.Method($$"""
            if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE {{where}})", new { email }))
                return 1;
            connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
            """));

    [Fact]
    public Task Key_compared_by_ilike_in_linq() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' (ILIKE) and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.AnyAsync(u => EF.Functions.ILike(u.Email, email), token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { Email = email });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Constant_beside_the_key() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' (for a fixed 'IsDeleted') and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.AnyAsync(u => u.Email == email && u.IsDeleted == false, token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { Email = email });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Key_in_lower_case() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'lower(Email)' and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method("""
            if (await context.Users.AnyAsync(u => u.Email.ToLower() == email, token))
                return 1;
            context.Users.{|CTI1001:Add|}(new User { Email = email });
            await context.SaveChangesAsync(token);
            """));

    [Fact]
    public Task Known_key() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);" }).Says(
        "Two sessions can both find no 'users' with this 'email' and both insert it: the unique key 'users_email_key' makes one of them fail with 23505. Let the index decide: ON CONFLICT (email) DO NOTHING.",
        ShopModel.Method(Sql));

    [Fact]
    public Task Known_index_of_an_entity() => new RuleVerifier().Says(
        "Two sessions can both find no 'User' with this 'Email' and both insert it: the unique key on (Email) makes one of them fail with 23505. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges.",
        """
        [Index(nameof(Email), IsUnique = true)]
        public class User { public int Id { get; set; } public required string Email { get; set; } }

        public class ShopContext : DbContext
        {
            public DbSet<User> Users { get; set; } = null!;

            public void Register(string email)
            {
                if (Users.Any(u => u.Email == email))
                    return;
                Users.{|CTI1001:Add|}(new User { Email = email });
                SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Row_that_is_gone_on_with() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);" }).Says(
        "Two sessions can both find no 'users' with this 'email' and both create it: the unique key 'users_email_key' makes one of them fail with 23505. The loser needs the winner's row: ON CONFLICT (email) DO UPDATE … RETURNING gives it, DO NOTHING does not.",
        ShopModel.Method("""
        var id = connection.QueryFirstOrDefault<int?>("SELECT id FROM users WHERE email = @email", new { email });
        return id ?? connection.{|CTI1002:QuerySingle|}<int>("INSERT INTO users (email) VALUES (@email) RETURNING id", new { email });
        """));

    [Fact]
    public Task Row_that_is_changed() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, detach the new entity and update the row that is there, once a unique index is there.",
        ShopModel.Method("""
        var known = context.Users.FirstOrDefault(u => u.Email == email);
        if (known is null)
            context.Users.{|CTI1003:Add|}(new User { Email = email });
        else
            known.Visits++;
        context.SaveChanges();
        """));

    [Theory]
    [InlineData("UPDATE users SET name = @name WHERE email = @email", "an UPDATE", "if (", " == 0)")]
    [InlineData("DELETE FROM users WHERE email = @email", "a DELETE", "", ";")]
    public Task Statement_that_locks_nothing(string sql, string name, string before, string after) => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text);" }).Says(
        $"Two sessions can both find no 'users' with this 'email' and both insert it after {name} that locks nothing: the unique key 'users_email_key' makes one of them fail with 23505. Let one statement do both: INSERT … ON CONFLICT (email) DO UPDATE SET ….",
        ShopModel.Method($$"""
        {{before}}connection.Execute("{{sql}}", new { email, name }){{after}}
            connection.{|CTI1003:Execute|}("INSERT INTO users (email, name) VALUES (@email, @name)", new { email, name });
        """));

    [Theory]
    [InlineData("await client.GetAsync(\"https://mail.test/\" + email);", "'client.GetAsync(…)'")]
    [InlineData("await client.GetFromJsonAsync<string>(email).ConfigureAwait(false);", "'client.GetFromJsonAsync<string>(…)'")]
    [InlineData("await File.ReadAllTextAsync(email); await client.GetStringAsync(email);", "'client.GetStringAsync(…)'")]
    [InlineData("var text = await File.ReadAllTextAsync(email); Log(text);", "'File.ReadAllTextAsync(…)'")]
    [InlineData("await Task.Delay(100);", "'Task.Delay(…)'")]
    [InlineData("await mails.SendAsync(email);", "'mails.SendAsync(…)'")]
    [InlineData("await mails.FlushAsync();", "'mails.FlushAsync()'")]
    public Task What_is_awaited_in_between(string awaited, string named) => SaysInBetween(awaited, $" while {named} is awaited in between");

    [Theory]
    [InlineData("await context.Orders.CountAsync();")]
    [InlineData("await connection.OpenAsync();")]
    [InlineData("await using var transaction = await context.Database.BeginTransactionAsync();")]
    [InlineData("await Task.Yield();")]
    [InlineData("Log(await OrdersOf(email));")]
    [InlineData("await Task.WhenAll();")]
    [InlineData("Func<Task> later = async () => await mails.SendAsync(email); Log(later);")]
    [InlineData("if (email == \"\") { await mails.SendAsync(email); return; }")]
    public Task Nothing_else_is_awaited_in_between(string awaited) => SaysInBetween(awaited, "");

    [Fact]
    public Task Awaited_where_the_row_is_there_or_outside() => SaysInBetween("", "", before: "await mails.SendAsync(email);", whenPresent: "await mails.SendAsync(email); ", after: "await mails.SendAsync(email);");

    [Fact]
    public Task Awaited_before_the_save() => SaysInBetween("", " while 'mails.SendAsync(…)' is awaited in between", beforeSave: "await mails.SendAsync(email);");

    private static Task SaysInBetween(string awaited, string words, string before = "", string whenPresent = "", string beforeSave = "", string after = "") =>
        (ShopModel.Verifier with { Model = ShopModel.Entities + "public interface IMails { Task SendAsync(string to); Task FlushAsync(); }" }).Says(
            $"Two sessions can both find no 'User' with this 'Email' and both insert it{words}: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
            $$"""
            using System.IO;
            using System.Net.Http;
            using System.Net.Http.Json;

            public class Registration(ShopContext context, NpgsqlConnection connection, HttpClient client, IMails mails)
            {
                public async Task Register(string email)
                {
                    {{before}}
                    if (await context.Users.AnyAsync(u => u.Email == email)) { {{whenPresent}}return; }
                    {{awaited}}
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
                    {{beforeSave}}
                    await context.SaveChangesAsync();
                    {{after}}
                }

                private async Task<int> OrdersOf(string email) => (await context.Orders.Where(o => o.Number == email).ToListAsync()).Count + 1;

                private static void Log(object? what) => Console.WriteLine(what);
            }
            """);

    [Fact]
    public Task Check_out_of_sight() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' (checked by 'AnyAsync' in line 6) and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        ShopModel.Method($$"""
        var isTaken = await context.Users.AnyAsync(u => u.Email == email, token);
        {{string.Concat(Enumerable.Repeat("Log(name);\n", 10))}}
        if (isTaken)
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email });
        await context.SaveChangesAsync(token);
        """));

    [Fact]
    public Task Check_in_a_called_method() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' (checked by 'IsTaken' in line 11) and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        """
        public class Registration(ShopContext context)
        {
            public void Register(string email)
            {
                if (IsTaken(email))
                    return;
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }

            private bool IsTaken(string email) => context.Users.Any(u => u.Email == email);
        }
        """);

    /// <summary>The line is the query's, and so is the method.</summary>
    [Fact]
    public Task Check_two_calls_away() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' (checked by 'IsTaken' in line 17) and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        """
        public class Registration(ShopContext context)
        {
            public void Register(string email)
            {
                Validate(email);
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }

            private void Validate(string email)
            {
                if (IsTaken(email))
                    throw new InvalidOperationException();
            }

            private bool IsTaken(string email) =>
                context.Users.Any(u => u.Email == email);
        }
        """);

    /// <summary>What a type parameter is called tells nobody which rows they are.</summary>
    [Theory]
    [InlineData("CTI1001", "if (rows.Any(row => row.Owner == owner)) return;", "insert it", "Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.")]
    [InlineData("CTI1003", "var known = rows.FirstOrDefault(row => row.Owner == owner); if (known != null) { known.Mark = 1; context.SaveChanges(); return; }", "insert it", "Catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, detach the new entity and update the row that is there, once a unique index is there.")]
    public Task Entity_that_a_type_parameter_stands_for(string rule, string check, string action, string advice) => ShopModel.Verifier.Says(
        $"Two sessions can both find no row with this 'Owner' and both {action}: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. {advice}",
        $$"""
        public interface IOwned { string Owner { get; set; } int Mark { get; set; } }

        public class Ownership(ShopContext context)
        {
            public void Mark<TOwned>(DbSet<TOwned> rows, string owner) where TOwned : class, IOwned, new()
            {
                {{check}}
                rows.{|{{rule}}:Add|}(new TOwned { Owner = owner, Mark = 1 });
                context.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task Insert_in_a_called_method() => (ShopModel.Verifier with { Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);", Options = "dotnet_diagnostic.CTI3001.severity = none" }).Says(
        "Two sessions can both find no 'users' with this 'email' and both insert it: the unique key 'users_email_key' makes one of them fail with 23505. Let the index decide: ON CONFLICT (email) DO NOTHING.",
        """
        public class Registration(NpgsqlConnection connection)
        {
            public void Register(string email)
            {
                if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return;
                {|CTI1001:Insert|}(email);
            }

            private void Insert(string email) => connection.Execute("INSERT INTO users (email) VALUES (@email)", new { email });
        }
        """);
}
