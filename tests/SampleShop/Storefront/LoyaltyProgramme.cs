using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SampleShop.Storefront;

public sealed class LoyaltyProgramme(ShopContext db)
{
    public async Task<bool> HandOutAsync(string number, int customerId)
    {
        var card = new LoyaltyCard { Number = number, CustomerId = customerId };
        db.LoyaltyCards.Add(card);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            db.Entry(card).State = EntityState.Detached;
            return false;
        }
    }

    public async Task<bool> ReplaceAsync(string number, int customerId)
    {
        var card = new LoyaltyCard { Number = number, CustomerId = customerId };
        db.LoyaltyCards.Add(card);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.Entry(card).State = EntityState.Detached;
            return false;
        }
    }
}
