using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using CheckThenInsertAnalyzer.Tests.Rules;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.UniqueViolations;

public sealed class DetachTheFailedEntityFixTests
{
    [Fact]
    public Task An_entity_is_detached_before_another_save() => Rewrites(
        """
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync();
        }
        catch ({|CTI3007:DbUpdateException|})
        {
            // There already.
        }

        db.Orders.Add(new Order());
        await db.SaveChangesAsync();
        """,
        """
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.Entry(user).State = EntityState.Detached;
            // There already.
        }

        db.Orders.Add(new Order());
        await db.SaveChangesAsync();
        """);

    [Fact]
    public Task An_entity_is_detached_before_the_next_turn_of_a_loop() => Rewrites(
        """
        foreach (var email in emails)
        {
            var made = new User { Email = email };
            db.Users.Add(made);
            try
            {
                db.SaveChanges();
            }
            {|CTI3007:catch|} { }
        }
        """,
        """
        foreach (var email in emails)
        {
            var made = new User { Email = email };
            db.Users.Add(made);
            try
            {
                db.SaveChanges();
            }
            catch {
                db.Entry(made).State = EntityState.Detached;
            }
        }
        """);

    [Theory]
    [InlineData("try { var made = new User(); db.Users.Add(made); await db.SaveChangesAsync(); } catch ({|CTI3007:DbUpdateException|}) { } await db.SaveChangesAsync();")]
    [InlineData("db.Users.Add(new User()); try { await db.SaveChangesAsync(); } catch ({|CTI3007:DbUpdateException|}) { } await db.SaveChangesAsync();")]
    [InlineData("db.Users.Add(user); db.Orders.Add(new Order()); try { await db.SaveChangesAsync(); } catch ({|CTI3007:DbUpdateException|}) { } await db.SaveChangesAsync();")]
    [InlineData("db.Carts.Add(cart); try { await db.SaveChangesAsync(); } catch ({|CTI3007:DbUpdateException|}) { } await db.SaveChangesAsync();")]
    public Task Nothing_is_offered(string body) => FixVerifier<DetachTheFailedEntityFix>.OffersNothing(Method(body));

    private static Task Rewrites(string before, string after) => FixVerifier<DetachTheFailedEntityFix>.Rewrites(Method(before), Method(after));

    private static string Method(string body) => $$"""
        using Microsoft.EntityFrameworkCore;

        {{ShopModel.Entities.Replace("public DbSet<Order> Orders", "public DbSet<Cart> Carts => Set<Cart>();\n    public DbSet<Order> Orders")}}

        public class Cart
        {
            public int Id { get; set; }
            public List<Order> Orders { get; } = [];
        }

        public static class Registration
        {
            public static async Task Register(ShopContext db, User user, Cart cart, string[] emails)
            {
                await Task.Yield();
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
