using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class BarcodeRepository(NpgsqlDataSource database)
{
    public async Task StickAsync(string code, int productId)
    {
        await using var connection = await database.OpenConnectionAsync();
        var owner = await connection.QueryFirstOrDefaultAsync<int?>("SELECT product_id FROM barcodes WHERE code = @code", new { code });
        if (owner is null)
        {
            await connection.ExecuteAsync("INSERT INTO barcodes (code, product_id) VALUES (@code, @productId)", new { code, productId });
        }
    }

    public async Task<bool> StickOnceAsync(string code, int productId)
    {
        await using var connection = await database.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("INSERT INTO barcodes (code, product_id) VALUES (@code, @productId)", new { code, productId });
            return true;
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "barcodes_pkey" })
        {
            return false;
        }
    }
}
