using Microsoft.EntityFrameworkCore;

namespace SampleShop.Storefront;

public sealed class ShopSeeder(ShopContext db)
{
    public async Task SeedCouponsAsync()
    {
        if (!await db.Coupons.AnyAsync())
        {
            db.Coupons.AddRange(new Coupon { Code = "WELCOME", Discount = 5 }, new Coupon { Code = "SPRING", Discount = 10 });
        }

        await db.SaveChangesAsync();
    }

    public async Task SeedSubscribersAsync()
    {
        // One instance after the other, until it commits.
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(1001)");
        if (!await db.Subscribers.AnyAsync())
        {
            db.Subscribers.Add(new Subscriber { Email = "press@shop.example" });
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
