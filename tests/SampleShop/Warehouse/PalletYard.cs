using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class PalletYard(NpgsqlDataSource database)
{
    public async Task<bool> LabelAsync(string label, int locationId)
    {
        await using var connection = await database.OpenConnectionAsync();
        if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pallets WHERE label = @label)", new { label }))
        {
            return false;
        }

        await connection.ExecuteAsync("INSERT INTO pallets (label, location_id) VALUES (@label, @locationId)", new { label, locationId });
        return true;
    }
}
