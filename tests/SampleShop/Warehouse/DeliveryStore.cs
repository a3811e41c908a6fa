using Npgsql;

namespace SampleShop.Warehouse;

public sealed class DeliveryStore(NpgsqlDataSource database)
{
    public async Task<bool> AcceptAsync(int supplierId, string deliveryNote, DateTime arrivedAt)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var check = new NpgsqlCommand("SELECT id FROM deliveries WHERE supplier_id = @supplier AND delivery_note = @note", connection))
        {
            check.Parameters.AddWithValue("supplier", supplierId);
            check.Parameters.AddWithValue("note", deliveryNote);
            await using var reader = await check.ExecuteReaderAsync();
            if (reader.HasRows)
            {
                return false;
            }
        }

        await using var insert = new NpgsqlCommand("INSERT INTO deliveries (supplier_id, delivery_note, arrived_at) VALUES (@supplier, @note, @arrived)", connection);
        insert.Parameters.AddWithValue("supplier", supplierId);
        insert.Parameters.AddWithValue("note", deliveryNote);
        insert.Parameters.AddWithValue("arrived", arrivedAt);
        await insert.ExecuteNonQueryAsync();
        return true;
    }

    public async Task<bool> AcceptInTurnAsync(int supplierId, string deliveryNote, DateTime arrivedAt)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        // One delivery of a supplier at a time; the lock goes with the transaction.
        await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(@supplier)", connection, transaction);
        turn.Parameters.AddWithValue("supplier", (long)supplierId);
        await turn.ExecuteNonQueryAsync();

        await using var check = new NpgsqlCommand("SELECT 1 FROM deliveries WHERE supplier_id = @supplier AND delivery_note = @note", connection, transaction);
        check.Parameters.AddWithValue("supplier", supplierId);
        check.Parameters.AddWithValue("note", deliveryNote);
        if (await check.ExecuteScalarAsync() is not null)
        {
            return false;
        }

        await using var insert = new NpgsqlCommand("INSERT INTO deliveries (supplier_id, delivery_note, arrived_at) VALUES (@supplier, @note, @arrived)", connection, transaction);
        insert.Parameters.AddWithValue("supplier", supplierId);
        insert.Parameters.AddWithValue("note", deliveryNote);
        insert.Parameters.AddWithValue("arrived", arrivedAt);
        await insert.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }
}
