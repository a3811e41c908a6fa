using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SampleShop.Storefront;

public sealed class CustomerImport(DbContextOptions<ShopContext> options)
{
    public async Task TakeOverAsync(IReadOnlyList<string> emails)
    {
        await Parallel.ForEachAsync(emails, async (email, cancellation) =>
        {
            await using var db = new ShopContext(options);
            if (!await db.Customers.AnyAsync(customer => customer.Email == email, cancellation))
            {
                db.Customers.Add(new Customer { Email = email, Name = email });
                await db.SaveChangesAsync(cancellation);
            }
        });
    }

    public async Task TakeOverOnceEachAsync(IReadOnlyList<string> emails)
    {
        await Parallel.ForEachAsync(emails.Distinct(), async (email, cancellation) =>
        {
            await using var db = new ShopContext(options);
            if (await db.Customers.AnyAsync(customer => customer.Email == email, cancellation))
            {
                return;
            }

            db.Customers.Add(new Customer { Email = email, Name = email });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // The customer has signed up in the meantime.
            }
        });
    }
}
