using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

/// <summary>The violation of an update is caught where it is sent, and each obligation that forbids it fails alone.</summary>
public sealed class CheckThenUpdateFixTests
{
    private const string Assigned = """
        if (await db.Users.AnyAsync(other => other.Id != id && other.Email == email))
            return false;
        var user = await db.Users.SingleAsync(candidate => candidate.Id == id);
        user.{|CTI1007:Email|} = email;
        await db.SaveChangesAsync();
        return true;
        """;

    [Fact]
    public Task A_property_that_is_assigned() => Rewrites(
        Assigned,
        """
        if (await db.Users.AnyAsync(other => other.Id != id && other.Email == email))
            return false;
        var user = await db.Users.SingleAsync(candidate => candidate.Id == id);
        user.Email = email;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            return false;
        }

        return true;
        """);

    [Fact]
    public Task A_row_that_is_told_from_the_one_in_hand() => Rewrites(
        """
        var user = await db.Users.SingleAsync(candidate => candidate.Id == id);
        var other = await db.Users.FirstOrDefaultAsync(candidate => candidate.Email == email);
        if (other is not null && other.Id != id)
        {
            throw new InvalidOperationException("taken");
        }

        user.{|CTI1007:Email|} = email;
        await db.SaveChangesAsync();
        return true;
        """,
        """
        var user = await db.Users.SingleAsync(candidate => candidate.Id == id);
        var other = await db.Users.FirstOrDefaultAsync(candidate => candidate.Email == email);
        if (other is not null && other.Id != id)
        {
            throw new InvalidOperationException("taken");
        }

        user.Email = email;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(user).State = EntityState.Detached;
            throw new InvalidOperationException("taken");
        }

        return true;
        """);

    [Fact]
    public Task An_object_that_is_handed_over_whole() => Rewrites(
        """
        if (db.Users.Any(other => other.Id != given.Id && other.Email == given.Email))
            throw new InvalidOperationException("taken");

        db.Users.{|CTI1007:Update|}(given);
        db.SaveChanges();
        return true;
        """,
        """
        if (db.Users.Any(other => other.Id != given.Id && other.Email == given.Email))
            throw new InvalidOperationException("taken");

        db.Users.Update(given);
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
        {
            db.Entry(given).State = EntityState.Detached;
            throw new InvalidOperationException("taken");
        }

        return true;
        """);

    [Fact]
    public Task An_update_in_sql() => Rewrites(
        """
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND id <> @id)", new { id, email }))
            return false;
        await connection.{|CTI1007:ExecuteAsync|}("UPDATE users SET email = @email WHERE id = @id", new { id, email });
        return true;
        """,
        """
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND id <> @id)", new { id, email }))
            return false;
        try
        {
            await connection.ExecuteAsync("UPDATE users SET email = @email WHERE id = @id", new { id, email });
        }
        catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName == "users_email_key")
        {
            return false;
        }

        return true;
        """);

    [Fact]
    public Task ExecuteUpdate_in_the_branch_of_a_free_value() => Rewrites(
        """
        if (!await db.Users.AnyAsync(other => other.Id != id && other.Email == email))
        {
            await db.Users.Where(user => user.Id == id).{|CTI1007:ExecuteUpdateAsync|}(set => set.SetProperty(user => user.Email, email));
        }
        else
        {
            return false;
        }

        return true;
        """,
        """
        if (!await db.Users.AnyAsync(other => other.Id != id && other.Email == email))
        {
            try
            {
                await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, email));
            }
            catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation && ex.ConstraintName == "users_email_key")
            {
                return false;
            }
        }
        else
        {
            return false;
        }

        return true;
        """);

    [Theory]
    [InlineData("return false;", "return user.Name is null;")]
    [InlineData("user.{|CTI1007:Email|} = email;", "user.{|CTI1007:Email|} = email;\ngiven.Logins++;\ngiven.Name = email;")]
    [InlineData("user.{|CTI1007:Email|} = email;", "user.{|CTI1007:Email|} = email;\nuser.Orders.Clear();")]
    [InlineData("user.{|CTI1007:Email|} = email;", "user.{|CTI1007:Email|} = email;\ndb.Orders.Add(new Order());")]
    [InlineData("await db.SaveChangesAsync();", "await db.SaveChangesAsync();\ngiven.Logins++;\nawait db.SaveChangesAsync();")]
    [InlineData("await db.SaveChangesAsync();", "using var scope = new System.Transactions.TransactionScope();\nawait db.SaveChangesAsync();")]
    [InlineData("await db.SaveChangesAsync();", "db.Database.AutoSavepointsEnabled = false;\nawait db.SaveChangesAsync();")]
    [InlineData("await db.SaveChangesAsync();", "if (id > 0)\n    await db.SaveChangesAsync();")]
    public Task Withheld_with_entities(string part, string other)
    {
        // A row that is looked at where the value is taken must be known by then.
        var body = other.Contains("user.Name") ? "var user = await db.Users.SingleAsync(candidate => candidate.Id == id);\n" + Assigned.Replace("var user = await db.Users.SingleAsync(candidate => candidate.Id == id);\n", "") : Assigned;
        Assert.Contains(part, body);
        return OffersNothing(body.Replace(part, other));
    }

    [Fact]
    public Task Nothing_is_done_where_the_value_is_taken() => OffersNothing("""
        if (!await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND id <> @id)", new { id, email }))
            await connection.{|CTI1007:ExecuteAsync|}("UPDATE users SET email = @email WHERE id = @id", new { id, email });
        return true;
        """);

    [Theory]
    [InlineData("name text UNIQUE, email text")]
    [InlineData("name text, email text")]
    public Task Nothing_is_raised_without_a_unique_key(string columns) => FixVerifier<CheckThenUpdateRaceFix>.OffersNothing(
        Program("""
            if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND id <> @id)", new { id, email }))
                return false;
            await connection.{|CTI1007:ExecuteAsync|}("UPDATE users SET email = @email WHERE id = @id", new { id, email });
            return true;
            """),
        $"CREATE TABLE users (id serial PRIMARY KEY, {columns});");

    [Fact]
    public Task Another_key_without_a_name_could_be_meant() => FixVerifier<CheckThenUpdateRaceFix>.OffersNothing(
        Program(Assigned).Replace("""HasIndex(u => u.Email).IsUnique().HasDatabaseName("users_email_key")""", "HasIndex(u => u.Email).IsUnique();\n            user.HasIndex(u => u.Name).IsUnique()"));

    [Theory]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync();\n", "id = @id", "{ id, email })")]
    [InlineData("", "id = @id", "{ id, email }, transaction)")]
    public Task Withheld_in_a_transaction(string begin, string row, string arguments) => OffersNothing($$"""
        {{begin}}if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email AND id <> @id)", new { id, email }))
            return false;
        await connection.{|CTI1007:ExecuteAsync|}("UPDATE users SET email = @email WHERE {{row}}", new {{arguments}};
        return true;
        """);

    private static Task Rewrites(string before, string after) => FixVerifier<CheckThenUpdateRaceFix>.Rewrites(Program(before), Program(after), Schema);

    private static Task OffersNothing(string statements) => FixVerifier<CheckThenUpdateRaceFix>.OffersNothing(Program(statements), Schema);

    private const string Schema = "CREATE TABLE users (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, email text NOT NULL CONSTRAINT users_email_key UNIQUE, name text, logins int);";

    private static string Program(string statements) => $$"""
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts(ShopContext db, NpgsqlConnection connection, NpgsqlTransaction? transaction = null)
        {
            public NpgsqlTransaction? Outer { get; } = transaction;

            public async Task<bool> Change(int id, string email, User given)
            {
                await Task.Yield();
                {{statements.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }

        public sealed class User
        {
            public int Id { get; set; }
            public required string Email { get; set; }
            public string? Name { get; set; }
            public int Logins { get; set; }
            public List<Order> Orders { get; } = [];
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
                modelBuilder.Entity<User>(user =>
                {
                    user.ToTable("users");
                    user.HasIndex(u => u.Email).IsUnique().HasDatabaseName("users_email_key");
                });
        }
        """;
}
