using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class TagDesigns(NpgsqlDataSource database)
{
    public async Task<Guid> DrawAsync(string code)
    {
        var id = Guid.NewGuid();
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO tag_designs (id, code, name) VALUES (@id, @code, 'untitled') ON CONFLICT (code) DO NOTHING", new { id, code });
        return id;
    }

    public async Task NameAsync(string code, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "INSERT INTO tag_designs (id, code, name) VALUES (gen_random_uuid(), @code, @name) ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name",
            new { code, name });
    }

    public async Task<string> SketchAsync(string code, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("INSERT INTO tag_designs (id, code, name) VALUES (gen_random_uuid(), @code, @name)", new { code, name });
            return "drawn";
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return "another design has this code";
        }
    }

    public async Task SketchAgainAsync(string code, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        while (true)
        {
            try
            {
                await connection.ExecuteAsync("INSERT INTO tag_designs (id, code, name) VALUES (gen_random_uuid(), @code, @name)", new { code, name });
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                await Task.Delay(100);
            }
        }
    }

    public async Task PriceAsync(string[] skus, decimal[] prices)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO tag_prices (sku, price) SELECT s, p FROM unnest(@skus, @prices) AS t(s, p)
            ON CONFLICT (sku) DO UPDATE SET price = EXCLUDED.price
            """,
            new { skus, prices });
    }

    public async Task PriceOnceAsync(string[] skus, decimal[] prices)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO tag_prices (sku, price) SELECT DISTINCT ON (s) s, p FROM unnest(@skus, @prices) AS t(s, p) ORDER BY s, p DESC
            ON CONFLICT (sku) DO UPDATE SET price = EXCLUDED.price
            """,
            new { skus, prices });
    }
}
