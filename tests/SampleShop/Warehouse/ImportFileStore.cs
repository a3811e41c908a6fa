using Npgsql;

namespace SampleShop.Warehouse;

public sealed class ImportFileStore(NpgsqlDataSource database)
{
    public async Task<bool> RememberAsync(string checksum, string fileName)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var check = new NpgsqlCommand("SELECT 1 FROM import_files WHERE checksum = @checksum", connection);
        check.Parameters.AddWithValue("checksum", checksum);
        if (await check.ExecuteScalarAsync() is not null)
        {
            return false;
        }

        await using var insert = new NpgsqlCommand("INSERT INTO import_files (checksum, file_name) VALUES (@checksum, @file)", connection);
        insert.Parameters.AddWithValue("checksum", checksum);
        insert.Parameters.AddWithValue("file", fileName);
        await insert.ExecuteNonQueryAsync();
        return true;
    }

    public async Task<bool> RememberOnceAsync(string checksum, string fileName)
    {
        await using var insert = database.CreateCommand("INSERT INTO import_files (checksum, file_name) VALUES ($1, $2) ON CONFLICT (checksum) DO NOTHING");
        insert.Parameters.AddWithValue(checksum);
        insert.Parameters.AddWithValue(fileName);
        return await insert.ExecuteNonQueryAsync() > 0;
    }

    public async Task<Guid> StartRunAsync(string fileName)
    {
        var id = Guid.CreateVersion7();
        await using var insert = database.CreateCommand("INSERT INTO import_runs (id, file_name, started_at) VALUES ($1, $2, now())");
        insert.Parameters.AddWithValue(id);
        insert.Parameters.AddWithValue(fileName);
        await insert.ExecuteNonQueryAsync();
        return id;
    }

    public async Task TakeOverPriceAsync(int id, string sku, decimal price)
    {
        await using var insert = database.CreateCommand("INSERT INTO legacy_prices (id, sku, price) VALUES (@id, @sku, @price)");
        insert.Parameters.AddWithValue("id", id);
        insert.Parameters.AddWithValue("sku", sku);
        insert.Parameters.AddWithValue("price", price);
        await insert.ExecuteNonQueryAsync();
    }
}
