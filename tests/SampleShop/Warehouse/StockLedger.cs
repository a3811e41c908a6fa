using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class StockLedger(NpgsqlDataSource database)
{
    public async Task<long> RecordAsync(int productId, int change, string reason)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>(
            "INSERT INTO stock_movements (product_id, change, reason) VALUES (@productId, @change, @reason) RETURNING id",
            new { productId, change, reason });
    }

    public async Task RestoreAsync(long id, int productId, int change, string reason)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO stock_movements (id, product_id, change, reason) VALUES (@id, @productId, @change, @reason)", new { id, productId, change, reason });
    }

    public async Task CountAsync(int productId, int locationId, int quantity)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = await connection.ExecuteAsync(
            "UPDATE stock SET quantity = @quantity WHERE product_id = @productId AND location_id = @locationId",
            new { productId, locationId, quantity });
        if (rows == 0)
        {
            await connection.ExecuteAsync("INSERT INTO stock (product_id, location_id, quantity) VALUES (@productId, @locationId, @quantity)", new { productId, locationId, quantity });
        }
    }

    public async Task PutAsync(int productId, int locationId, int quantity)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO stock (product_id, location_id, quantity) VALUES (@productId, @locationId, @quantity)
            ON CONFLICT (product_id, location_id) DO UPDATE SET quantity = stock.quantity + EXCLUDED.quantity
            """,
            new { productId, locationId, quantity });
    }
}
