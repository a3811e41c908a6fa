using Microsoft.EntityFrameworkCore;

namespace SampleShop.Storefront;

public sealed class NewsletterService(ShopContext db)
{
    public async Task SubscribeAsync(string email)
    {
        if (!await db.Subscribers.AnyAsync(subscriber => subscriber.Email == email))
        {
            db.Subscribers.Add(new Subscriber { Email = email });
            await db.SaveChangesAsync();
        }
    }

    public Task<int> SubscribeQuietlyAsync(string email) =>
        db.Database.ExecuteSqlAsync($"""INSERT INTO "Subscribers" ("Email") VALUES ({email}) ON CONFLICT ("Email") DO NOTHING""");

    public async Task<bool> SubscribeFromPartnerAsync(string email)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "Subscribers" ("Email") VALUES ({email})""");
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
