using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class ProductRepository(NpgsqlDataSource database)
{
    public async Task AddAsync(string sku, string name, decimal price)
    {
        await using var connection = await database.OpenConnectionAsync();
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM products WHERE sku = @sku)", new { sku }))
        {
            throw new InvalidOperationException($"There is a product {sku} already.");
        }

        await connection.ExecuteAsync("INSERT INTO products (sku, name, price) VALUES (@sku, @name, @price)", new { sku, name, price });
    }

    public async Task<bool> AddIfNewAsync(string sku, string name, decimal price)
    {
        await using var connection = await database.OpenConnectionAsync();
        var added = await connection.ExecuteAsync(
            "INSERT INTO products (sku, name, price) VALUES (@sku, @name, @price) ON CONFLICT (sku) DO NOTHING",
            new { sku, name, price });
        return added > 0;
    }

    public async Task AddSampleAsync(string sku)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO products (sku, name, price) VALUES (@sku, 'Sample', 0)", new { sku });
    }

    public async Task<bool> RenameAsync(string sku, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync("UPDATE products SET name = @name WHERE sku = @sku", new { sku, name }) > 0;
    }
}
