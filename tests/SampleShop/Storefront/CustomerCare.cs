using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SampleShop.Storefront;

public sealed class CustomerCare(ShopContext db)
{
    public async Task<bool> ChangeEmailAsync(int customerId, string email)
    {
        if (await db.Customers.AnyAsync(other => other.Id != customerId && other.Email == email))
        {
            return false;
        }

        var customer = await db.Customers.SingleAsync(candidate => candidate.Id == customerId);
        customer.Email = email;
        await db.SaveChangesAsync();
        return true;
    }

    public async Task<bool> CorrectEmailAsync(int customerId, string email)
    {
        var customer = await db.Customers.SingleAsync(candidate => candidate.Id == customerId);
        if (await db.Customers.AnyAsync(other => other.Id != customerId && other.Email == email))
        {
            return false;
        }

        customer.Email = email;
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else took the address in between.
            db.Entry(customer).State = EntityState.Detached;
            return false;
        }
    }
}
