using CheckThenInsertAnalyzer.CodeFixes;
using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

/// <summary>EF Core code goes on with the row of the session that was first.</summary>
public sealed class FlushRereadFixTests
{
    [Fact]
    public Task A_row_that_is_made_where_none_was_found() => Rewrites<GetOrCreateRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email, Name = name };
            db.Users.{|CTI1002:Add|}(user);
            await db.SaveChangesAsync();
        }

        return user;
        """,
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email, Name = name };
            db.Users.Add(user);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
            {
                db.Entry(user).State = EntityState.Detached;
                user = await db.Users.SingleAsync(u => u.Email == email);
            }
        }

        return user;
        """,
        "Task<User>");

    [Fact]
    public Task A_query_that_begins_on_a_line_of_its_own_is_laid_out_from_there() => Rewrites<GetOrCreateRaceFix>(
        """
        var user =
            await db.Users.FirstOrDefaultAsync(u =>
                u.Email == email);
        if (user is not null) return user;

        user = new User { Email = email, Name = name };
        db.Users.{|CTI1002:Add|}(user);
        await db.SaveChangesAsync();

        return user;
        """,
        """
        var user =
            await db.Users.FirstOrDefaultAsync(u =>
                u.Email == email);
        if (user is not null) return user;

        user = new User { Email = email, Name = name };
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            user = await db.Users.SingleAsync(u =>
                u.Email == email);
        }

        return user;
        """,
        "Task<User>");

    [Fact]
    public Task A_row_that_was_found_is_returned_first() => Rewrites<GetOrCreateRaceFix>(
        """
        var existing = await db.Users.Where(u => u.Email == email).SingleOrDefaultAsync().ConfigureAwait(false);
        if (existing != null) return existing.Id;

        var user = new User { Email = email, Name = name };
        db.{|CTI1002:Add|}(user);
        await db.SaveChangesAsync().ConfigureAwait(false);
        return user.Id;
        """,
        """
        var existing = await db.Users.Where(u => u.Email == email).SingleOrDefaultAsync().ConfigureAwait(false);
        if (existing != null) return existing.Id;

        var user = new User { Email = email, Name = name };
        db.Add(user);
        try
        {
            await db.SaveChangesAsync().ConfigureAwait(false);
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            user = await db.Users.Where(u => u.Email == email).SingleAsync().ConfigureAwait(false);
        }

        return user.Id;
        """,
        "Task<int>");

    [Fact]
    public Task A_row_that_is_changed_where_it_was_found() => Rewrites<UpdateOrInsertRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email, Name = name };
            db.Users.{|CTI1003:Add|}(user);
        }
        else
        {
            user.Name = name;
            user.Logins++;
        }
        await db.SaveChangesAsync();
        return user.Id;
        """,
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email, Name = name };
            db.Users.Add(user);
        }
        else
        {
            user.Name = name;
            user.Logins++;
        }
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            user = await db.Users.SingleAsync(u => u.Email == email);
            user.Name = name;
            user.Logins++;
            await db.SaveChangesAsync();
        }

        return user.Id;
        """,
        "Task<int>");

    [Fact]
    public Task Both_branches_save() => Rewrites<UpdateOrInsertRaceFix>(
        """
        var existing = await db.Users.SingleOrDefaultAsync(u => u.Email == email);
        if (existing != null)
        {
            // The profile wins.
            existing.Rename(name);

            await db.SaveChangesAsync();

            return existing;
        }
        else
        {
            var user = new User { Email = email, Name = name };
            db.Users.{|CTI1003:Add|}(user);

            await db.SaveChangesAsync();

            return user;
        }
        """,
        """
        var existing = await db.Users.SingleOrDefaultAsync(u => u.Email == email);
        if (existing != null)
        {
            // The profile wins.
            existing.Rename(name);

            await db.SaveChangesAsync();

            return existing;
        }
        else
        {
            var user = new User { Email = email, Name = name };
            db.Users.Add(user);

            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
            {
                db.Entry(user).State = EntityState.Detached;
                existing = await db.Users.SingleAsync(u => u.Email == email);
                // The profile wins.
                existing.Rename(name);

                await db.SaveChangesAsync();

                return existing;
            }

            return user;
        }
        """,
        "Task<User>");

    [Fact]
    public Task The_entity_is_given() => FixVerifier<GetOrCreateRaceFix>.Rewrites(
        Given(
        """
        var existing = await db.Users
            .FirstOrDefaultAsync(u => u.Email == user.Email, token);
        if (existing != null)
        {
            return existing.Id;
        }
        await db.Users.{|CTI1002:AddAsync|}(user, token);
        await db.SaveChangesAsync(token);
        return user.Id;
        """),
        Given(
        """
        var existing = await db.Users
            .FirstOrDefaultAsync(u => u.Email == user.Email, token);
        if (existing != null)
        {
            return existing.Id;
        }
        await db.Users.AddAsync(user, token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            existing = await db.Users
                .SingleAsync(u => u.Email == user.Email, token);
            return existing.Id;
        }

        return user.Id;
        """).Replace("using Microsoft.EntityFrameworkCore;\n", "using Microsoft.EntityFrameworkCore;\nusing Npgsql;\n"));

    [Fact]
    public Task The_row_is_named_to_the_caller() => Rewrites<CheckThenInsertRaceFix>(
        """
        var taken = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (taken is not null)
            throw new InvalidOperationException($"{email} belongs to {taken.Name}");
        db.Users.{|CTI1001:Add|}(new User { Email = email, Name = name });
        await db.SaveChangesAsync();
        """,
        """
        var taken = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (taken is not null)
            throw new InvalidOperationException($"{email} belongs to {taken.Name}");
        var user = new User { Email = email, Name = name };
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            taken = await db.Users.SingleAsync(u => u.Email == email);
            throw new InvalidOperationException($"{email} belongs to {taken.Name}");
        }
        """,
        "Task");

    [Fact]
    public Task What_the_absent_branch_changes_elsewhere_would_be_saved_with_the_row() => OffersNothing<UpdateOrInsertRaceFix>(
        """
        var existing = await db.Users.SingleOrDefaultAsync(u => u.Email == email);
        if (existing != null)
        {
            existing.Rename(name);
            await db.SaveChangesAsync();
            return existing;
        }

        inviter.Logins = 1;
        var user = new User { Email = email, Name = name };
        db.Users.{|CTI1003:Add|}(user);
        await db.SaveChangesAsync();
        return user;
        """,
        "Task<User>");

    [Fact]
    public Task A_row_that_is_made_on_its_way_into_the_context() => Rewrites<UpdateOrInsertRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
            db.Users.{|CTI1003:Add|}(user = new User { Email = email, Name = name });
        else
            user.Name = name;
        await db.SaveChangesAsync();
        """,
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
            db.Users.Add(user = new User { Email = email, Name = name });
        else
            user.Name = name;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            user = await db.Users.SingleAsync(u => u.Email == email);
            user.Name = name;
            await db.SaveChangesAsync();
        }
        """,
        "Task");

    [Fact]
    public Task A_row_that_is_changed_whether_it_was_found_or_made() => Rewrites<UpdateOrInsertRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email };
            db.Users.{|CTI1003:Add|}(user);
        }

        user.Name = name;
        await db.SaveChangesAsync();
        """,
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email };
            db.Users.Add(user);
        }

        user.Name = name;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            user = await db.Users.SingleAsync(u => u.Email == email);
            user.Name = name;
            await db.SaveChangesAsync();
        }
        """,
        "Task");

    [Theory]
    [InlineData("FirstOrDefaultAsync(u => u.Email == email && u.Logins > 0)", "Add(user); await db.SaveChangesAsync();")]
    [InlineData("FirstOrDefaultAsync(u => u.Email.ToLower() == email.ToLower())", "Add(user); await db.SaveChangesAsync();")]
    [InlineData("FirstOrDefaultAsync(u => u.Email == email)", "Add(user); await db.SaveChangesAsync(); Console.WriteLine(user.Id);")]
    [InlineData("FirstOrDefaultAsync(u => u.Email == email)", "Add(user); db.Orders.Add(new Order()); await db.SaveChangesAsync();")]
    [InlineData("FirstOrDefaultAsync(u => u.Email == email)", "Add(user); inviter.Logins = 1; await db.SaveChangesAsync();")]
    public Task What_the_winners_row_may_not_be_or_new_rows_alone_need_stays(string check, string insert) => OffersNothing<GetOrCreateRaceFix>(
        $$"""
        var user = await db.Users.{{check}};
        if (user is null)
        {
            user = new User { Email = email, Name = name };
            db.Users.{{"{|CTI1002:" + insert.Insert(3, "|}")}}
        }

        return user;
        """,
        "Task<User>");

    [Theory]
    [InlineData("user.Name = await NameAsync();")]
    [InlineData("user.Rename(name);")]
    [InlineData("db.Users.Update(user);")]
    public Task What_is_done_with_a_row_that_was_found_is_done_with_the_winners(string change) => Rewrites<UpdateOrInsertRaceFix>(
        $$"""
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email };
            db.Users.{|CTI1003:Add|}(user);
        }
        else
        {
            user.Logins = 1;
            {{change}}
        }

        await db.SaveChangesAsync();
        """,
        $$"""
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = email };
            db.Users.Add(user);
        }
        else
        {
            user.Logins = 1;
            {{change}}
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            user = await db.Users.SingleAsync(u => u.Email == email);
            user.Logins = 1;
            {{change}}
            await db.SaveChangesAsync();
        }
        """,
        "Task");

    [Theory]
    [InlineData("", "user.Name = {|CS0103:Tidied|}(name);", "")]
    [InlineData("", "", "user.Name = await NameAsync();")]
    [InlineData("", "", "user.Email = name!;")]
    [InlineData("", "", "Console.WriteLine(user.Name = name);")]
    [InlineData("inviter.Logins++;", "", "")]
    public Task What_cannot_be_repeated_or_is_for_a_new_row_alone_stays(string absent, string present, string either) => OffersNothing<UpdateOrInsertRaceFix>(
        $$"""
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            {{absent}}
            user = new User { Email = email };
            db.Users.{|CTI1003:Add|}(user);
        }
        else
        {
            user.Logins = 1;
            {{present}}
        }

        {{either}}
        await db.SaveChangesAsync();
        """,
        "Task");

    [Fact]
    public Task Without_a_known_key_the_violation_may_be_of_another_row() => FixVerifier<UpdateOrInsertRaceFix>.Rewrites(
        WithoutIndex(Program(
            """
            var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
            if (user is null)
            {
                user = new User { Email = email };
                db.Users.{|CTI1003:Add|}(user);
            }

            user.Name = name;
            await db.SaveChangesAsync();
            """,
            "Task")),
        WithoutIndex(Program(
            """
            var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
            if (user is null)
            {
                user = new User { Email = email };
                db.Users.Add(user);
            }

            user.Name = name;
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: not "PK_Users" })
            {
                db.Entry(user).State = EntityState.Detached;
                user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
                if (user is null)
                    throw;
                user.Name = name;
                await db.SaveChangesAsync();
            }
            """,
            "Task").Replace("using Microsoft.EntityFrameworkCore;\n", "using Microsoft.EntityFrameworkCore;\nusing Npgsql;\n")));

    [Fact]
    public Task Where_the_new_row_need_not_be_the_one_that_was_looked_for_another_is_none() => Rewrites<GetOrCreateRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = Known(email) };
            db.Users.{|CTI1002:Add|}(user);
            await db.SaveChangesAsync();
        }

        return user;
        """,
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user is null)
        {
            user = new User { Email = Known(email) };
            db.Users.Add(user);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
            {
                db.Entry(user).State = EntityState.Detached;
                user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
                if (user is null)
                    throw;
            }
        }

        return user;
        """,
        "Task<User>");

    private static string WithoutIndex(string program) =>
        program.Replace(".HasIndex(user => user.Email).IsUnique().HasDatabaseName(\"users_email_key\")", ".Property(user => user.Email)");

    [Fact]
    public Task A_row_that_is_changed_where_it_was_found_and_saved_at_once() => Rewrites<UpdateOrInsertRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user == null)
        {
            user = new User { Email = email, Name = name };
            db.Users.{|CTI1003:Add|}(user);
            await db.SaveChangesAsync();
        }
        else if (user.Logins < 3)
        {
            user.Rename(name);
            await db.SaveChangesAsync();
        }

        return user.Id;
        """,
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user == null)
        {
            user = new User { Email = email, Name = name };
            db.Users.Add(user);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
            {
                db.Entry(user).State = EntityState.Detached;
                user = await db.Users.SingleAsync(u => u.Email == email);
                if (user.Logins < 3)
                {
                    user.Rename(name);
                    await db.SaveChangesAsync();
                }
            }
        }
        else if (user.Logins < 3)
        {
            user.Rename(name);
            await db.SaveChangesAsync();
        }

        return user.Id;
        """,
        "Task<int>");

    [Fact]
    public Task What_follows_the_save_in_its_branch_is_not_for_a_row_that_was_found() => OffersNothing<UpdateOrInsertRaceFix>(
        """
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (user == null)
        {
            user = new User { Email = email, Name = name };
            db.Users.{|CTI1003:Add|}(user);
            await db.SaveChangesAsync();
            Console.WriteLine("Welcome");
        }
        else
        {
            user.Rename(name);
            await db.SaveChangesAsync();
        }
        """,
        "Task");

    [Fact]
    public Task A_row_that_another_method_looks_for() => Rewrites<GetOrCreateRaceFix>(
        """
        User? existing = await FindAsync(email);
        if (existing != null) return (existing, false);

        User user = new() { Email = email, Name = name };
        db.Users.{|CTI1002:Add|}(user);
        await db.SaveChangesAsync();
        return (user, true);
        """,
        """
        User? existing = await FindAsync(email);
        if (existing != null) return (existing, false);

        User user = new() { Email = email, Name = name };
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            existing = await FindAsync(email);
            if (existing is null)
                throw;
            return (existing, false);
        }

        return (user, true);
        """,
        "Task<(User, bool)>");

    [Fact]
    public Task A_row_that_another_method_looks_for_by_what_is_computed_at_each_call() => OffersNothing<GetOrCreateRaceFix>(
        """
        User? existing = await FindAsync(Known(email));
        if (existing != null) return (existing, false);

        User user = new() { Email = email, Name = name };
        db.Users.{|CTI1002:Add|}(user);
        await db.SaveChangesAsync();
        return (user, true);
        """,
        "Task<(User, bool)>");

    private static Task Rewrites<TFix>(string before, string after, string result)
        where TFix : FindingFixProvider, new() =>
        FixVerifier<TFix>.Rewrites(
            Program(before, result),
            Program(after, result).Replace("using Microsoft.EntityFrameworkCore;\n", "using Microsoft.EntityFrameworkCore;\nusing Npgsql;\n"));

    private static Task OffersNothing<TFix>(string statements, string result)
        where TFix : FindingFixProvider, new() => FixVerifier<TFix>.OffersNothing(Program(statements, result));

    /// <summary>The same where the caller gives the entity, which brings no other entities along.</summary>
    private static string Given(string statements) => Program(statements, "Task<int>")
        .Replace("User inviter", "User user, CancellationToken token")
        .Replace("    public List<Order> Orders { get; } = [];\n", "");

    private static string Program(string statements, string result) => $$"""
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async {{result}} Save(string email, string? name, User inviter)
            {
                {{statements.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }

            private Task<string> NameAsync() => Task.FromResult("");

            private string Known(string email) => email;

            private Task<User?> FindAsync(string email) => db.Users.FirstOrDefaultAsync(u => u.Email == email);
        }

        public sealed class User
        {
            public int Id { get; set; }
            public required string Email { get; set; }
            public string? Name { get; set; }
            public int Logins { get; set; }
            public List<Order> Orders { get; } = [];

            public void Rename(string? name) => Name = name;
        }

        public sealed class Order
        {
            public int Id { get; set; }
        }

        public sealed class ShopContext : DbContext
        {
            public DbSet<User> Users => Set<User>();
            public DbSet<Order> Orders => Set<Order>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<User>().HasIndex(user => user.Email).IsUnique().HasDatabaseName("users_email_key");
        }
        """;
}
