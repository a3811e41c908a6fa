using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class CampaignStore(NpgsqlDataSource database)
{
    public async Task AnnounceAsync(string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO campaigns (name) VALUES (@name) ON CONFLICT DO NOTHING", new { name });
    }

    public async Task<bool> ProposeAsync(string name, string notes)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteAsync("INSERT INTO campaigns (name, notes) VALUES (@name, @notes) ON CONFLICT (name) DO NOTHING", new { name, notes }) == 1;
    }

    public async Task DescribeAsync(int id, string name, string notes)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO campaigns (name, notes) VALUES (@name, @notes)
            ON CONFLICT (name) DO UPDATE SET id = @id, notes = EXCLUDED.notes
            """,
            new { id, name, notes });
    }

    public async Task<int> FindOrStartAsync(string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<int>("INSERT INTO campaigns (name) VALUES (@name) ON CONFLICT (name) DO NOTHING RETURNING id", new { name });
    }

    public async Task<int?> StartAsync(string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<int?>("INSERT INTO campaigns (name) VALUES (@name) ON CONFLICT (name) DO NOTHING RETURNING id", new { name });
    }
}
