using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class CarrierStore(NpgsqlDataSource database)
{
    public async Task<bool> EnlistAsync(string code, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync(
            """
            INSERT INTO carriers (code, name)
            SELECT @code, @name
            WHERE NOT EXISTS (SELECT 1 FROM carriers WHERE code = @code)
            """,
            new { code, name }) > 0;
    }

    public async Task<bool> EnlistSafelyAsync(string code, string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync(
            """
            INSERT INTO carriers (code, name)
            SELECT @code, @name
            WHERE NOT EXISTS (SELECT 1 FROM carriers WHERE code = @code)
            ON CONFLICT (code) DO NOTHING
            """,
            new { code, name }) > 0;
    }
}
