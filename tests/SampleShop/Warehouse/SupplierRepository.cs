using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class SupplierRepository(NpgsqlDataSource database)
{
    public async Task<bool> RegisterAsync(string vatNumber, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        var count = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM suppliers WHERE vat_number = @vatNumber", new { vatNumber });
        if (count > 0)
        {
            return false;
        }

        await connection.ExecuteAsync("INSERT INTO suppliers (vat_number, name) VALUES (@vatNumber, @name)", new { vatNumber, name });
        return true;
    }

    public async Task<int> RegisterOrRenameAsync(string vatNumber, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(
            """
            INSERT INTO suppliers (vat_number, name) VALUES (@vatNumber, @name)
            ON CONFLICT (vat_number) DO UPDATE SET name = EXCLUDED.name
            RETURNING id
            """,
            new { vatNumber, name });
    }

    public async Task<bool> ImportAsync(string vatNumber, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("INSERT INTO suppliers (vat_number, name) VALUES (@vatNumber, @name)", new { vatNumber, name });
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
