using Dapper;
using Npgsql;

namespace SampleShop.Warehouse;

public sealed class TagPrinter(NpgsqlDataSource database)
{
    public async Task HangAsync(int campaignId, string shelf, string text)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "INSERT INTO tags (campaign_id, shelf, text) VALUES (@campaignId, @shelf, @text) ON CONFLICT (campaign_id, shelf) DO UPDATE SET text = EXCLUDED.text",
            new { campaignId, shelf, text });
    }

    public async Task HangAgainAsync(int campaignId, string shelf, string text)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO tags (campaign_id, shelf, text) VALUES (@campaignId, @shelf, @text)
            ON CONFLICT (shelf, campaign_id) WHERE removed_at IS NULL DO UPDATE SET text = EXCLUDED.text
            """,
            new { campaignId, shelf, text });
    }

    public async Task NumberAsync(string shelf, int position)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO tag_places (shelf, position) VALUES (@shelf, @position) ON CONFLICT (position) DO NOTHING", new { shelf, position });
    }

    public async Task RenameCampaignAsync(string name, string notes)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT INTO campaigns (name, notes) VALUES (@name, @notes) ON CONFLICT (id) DO UPDATE SET notes = EXCLUDED.notes", new { name, notes });
    }

    public async Task CopyCampaignAsync(string name)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("INSERT IGNORE INTO campaigns (name) VALUES (@name)", new { name });
    }
}
