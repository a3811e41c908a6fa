using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Extension methods of one's own in a query: some keep every row, and of others it cannot be told what they ask for.</summary>
public sealed class KeptRowsTests
{
    private const string Body = """
        if (context.Users.Where(u => u.TenantId == tenantId).Own().Any(u => u.Email == email))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email, TenantId = tenantId });
        await context.SaveChangesAsync(token);
        """;

    private const string KeyOfBoth =
        "Two sessions can both find no 'User' with this 'TenantId', 'Email' and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice. "
        + "Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.";

    [Theory]
    [InlineData("public static IQueryable<T> Own<T>(this IQueryable<T> rows) => rows;")]
    [InlineData("public static IQueryable<T> Own<T>(this IQueryable<T> rows) { return rows; }")]
    [InlineData("public static IQueryable<User> Own(this IQueryable<User> rows) => rows.AsNoTracking().OrderBy(u => u.Name);")]
    [InlineData("public static IEnumerable<T> Own<T>(this IEnumerable<T> rows) => (IEnumerable<T>)rows;")]
    [InlineData("public static IEnumerable<T> Own<T>(this IQueryable<T> rows, bool once = true) { if (once) return rows.ToList(); return rows.AsEnumerable(); }")]
    public Task Method_that_gives_back_what_it_is_given_keeps_the_filter(string method) => With(method).Says(KeyOfBoth, ShopModel.Method(Body));

    [Theory]
    [InlineData("public static IQueryable<User> Own(this IQueryable<User> rows) => rows.Where(u => u.Visits == Least); private static int Least => 3;")]
    [InlineData("public static IQueryable<User> Own(this IQueryable<User> rows, int visits = 3) => rows.Where(u => u.Visits == visits);")]
    [InlineData("public static IQueryable<User> Own(this IQueryable<User> rows) { rows = rows.Where(u => !u.IsDeleted); return rows; }")]
    [InlineData("public static IEnumerable<T> Own<T>(this IEnumerable<T> rows) { foreach (var row in rows) yield return row; }")]
    public Task Method_that_may_ask_for_more_makes_the_key_incomplete(string method) => With(method).Says(
        KeyOfBoth.Replace("'TenantId', 'Email'", "'TenantId', 'Email' and whatever 'Own' asks for"),
        ShopModel.Method(Body));

    [Fact]
    public Task Key_that_is_not_seen_whole_is_information() =>
        With("public static IQueryable<User> Own(this IQueryable<User> rows) => rows.Where(u => u.Visits == Least); private static int Least => 3;").Informs(ShopModel.Method(Body));

    /// <summary>As where the condition stands in the query itself.</summary>
    [Fact]
    public Task Filter_by_the_row_alone_is_a_further_condition() =>
        With("public static IQueryable<User> Own(this IQueryable<User> rows) => rows.Where(u => !u.IsDeleted);").Warns(ShopModel.Method(Body));

    [Fact]
    public Task Filter_before_a_method_that_keeps_the_rows_rules_another_key_out() =>
        With("public static IQueryable<T> Own<T>(this IQueryable<T> rows) => rows;").IsSilent(ShopModel.Method("""
            if (context.Users.Where(u => u.TenantId == 1).Own().Any(u => u.Email == email))
                return 1;
            context.Users.Add(new User { Email = email, TenantId = 2 });
            await context.SaveChangesAsync(token);
            """));

    /// <summary>What the method asks for may be what a key has beside what is seen.</summary>
    [Fact]
    public Task Key_that_is_not_seen_whole_is_not_said_to_be_uncovered() => (ShopModel.Verifier with
    {
        Model = """
            [Table("users")] public class User { [Column("id")] public int Id { get; set; } [Column("email")] public string Email { get; set; } = ""; [Column("tenant")] public int TenantId { get; set; } }
            public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options) { public DbSet<User> Users { get; set; } }
            public static class Rows { public static IQueryable<User> Own(this IQueryable<User> rows) => rows.Where(u => u.TenantId == Tenant); public static int Tenant { get; set; } }
            """,
    }).Informs(ShopModel.Method("""
        if (context.Users.Own().Any(u => u.Email == email))
            return 1;
        context.Users.{|CTI1001:Add|}(new User { Email = email, TenantId = Rows.Tenant });
        await context.SaveChangesAsync(token);
        """));

    private static RuleVerifier With(string method) => ShopModel.Verifier with { Model = ShopModel.Entities + $"\n\npublic static class Rows\n{{\n    {method}\n}}" };
}
