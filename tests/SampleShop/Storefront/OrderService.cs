using Microsoft.EntityFrameworkCore;

namespace SampleShop.Storefront;

public sealed class OrderService(ShopContext db)
{
    public async Task<Guid?> PlaceAsync(int customerId, decimal total)
    {
        if (!await db.Customers.AnyAsync(customer => customer.Id == customerId))
        {
            return null;
        }

        var order = new Order { Id = Guid.CreateVersion7(), CustomerId = customerId, PlacedAt = DateTime.UtcNow, Total = total };
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        return order.Id;
    }

    public async Task CorrectTotalAsync(Guid orderId, decimal total)
    {
        var order = await db.Orders.FindAsync(orderId);
        if (order is not null)
        {
            order.Total = total;
            await db.SaveChangesAsync();
        }
    }
}
