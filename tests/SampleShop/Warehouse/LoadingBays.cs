using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class LoadingBays(NpgsqlDataSource database)
{
    public async Task<bool> OpenAsync(string code, string gate)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var known = await connection.ExecuteScalarAsync<string?>("SELECT code FROM loading_bays WHERE code = @code FOR UPDATE", new { code }, transaction);
        if (known is not null)
        {
            return false;
        }

        await connection.ExecuteAsync("INSERT INTO loading_bays (code, gate) VALUES (@code, @gate)", new { code, gate }, transaction);
        await transaction.CommitAsync();
        return true;
    }

    public async Task<bool> OpenInTurnAsync(string code, string gate)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@code, 0))", new { code }, transaction);
        var known = await connection.ExecuteScalarAsync<string?>("SELECT code FROM loading_bays WHERE code = @code", new { code }, transaction);
        if (known is not null)
        {
            return false;
        }

        await connection.ExecuteAsync("INSERT INTO loading_bays (code, gate) VALUES (@code, @gate)", new { code, gate }, transaction);
        await transaction.CommitAsync();
        return true;
    }
}
