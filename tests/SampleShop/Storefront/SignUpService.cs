using Microsoft.EntityFrameworkCore;

namespace SampleShop.Storefront;

public sealed class SignUpService(ShopContext db)
{
    public async Task<Customer> SignUpAsync(string email, string name)
    {
        if (await db.Customers.AnyAsync(customer => customer.Email == email))
        {
            throw new InvalidOperationException($"{email} is already registered.");
        }

        var customer = new Customer { Email = email, Name = name };
        db.Customers.Add(customer);
        await db.SaveChangesAsync();
        return customer;
    }

    public async Task<Customer> SignUpAtTheCounterAsync(string email, string name)
    {
        var walkIn = new Customer { Email = email, Name = name };
        db.Customers.Add(walkIn);
        await db.SaveChangesAsync(CancellationToken.None);
        return walkIn;
    }
}
