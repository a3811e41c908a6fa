using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SampleShop.Storefront;

public sealed class CustomerDirectory(ShopContext db)
{
    public const int MostAddresses = 5;

    public async Task<Customer> GetOrCreateAsync(string email, string name)
    {
        var known = await db.Customers.FirstOrDefaultAsync(customer => customer.Email == email);
        if (known is not null)
        {
            return known;
        }

        var created = new Customer { Email = email, Name = name };
        db.Customers.Add(created);
        try
        {
            await db.SaveChangesAsync();
            return created;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another request was faster: its customer is the one.
            db.Entry(created).State = EntityState.Detached;
            return await db.Customers.SingleAsync(customer => customer.Email == email);
        }
    }

    public async Task<int> FileGuestAddressAsync(string email, string street)
    {
        var guest = await db.Customers.FirstOrDefaultAsync(customer => customer.Email == email);
        if (guest is null)
        {
            guest = new Customer { Email = email, Name = "Guest" };
            db.Customers.Add(guest);
            await db.SaveChangesAsync();
        }

        var address = new Address { CustomerId = guest.Id, Street = street };
        db.Addresses.Add(address);
        await db.SaveChangesAsync();
        return address.Id;
    }

    public async Task<bool> AddAddressAsync(int customerId, string street)
    {
        if (await db.Addresses.CountAsync(address => address.CustomerId == customerId) >= MostAddresses)
        {
            return false;
        }

        db.Addresses.Add(new Address { CustomerId = customerId, Street = street });
        await db.SaveChangesAsync();
        return true;
    }
}
