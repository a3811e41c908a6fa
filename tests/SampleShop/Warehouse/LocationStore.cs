using Npgsql;

namespace SampleShop.Warehouse;

public sealed class LocationStore(NpgsqlDataSource database)
{
    public async Task<bool> OpenAsync(string code)
    {
        await using var insert = database.CreateCommand("INSERT INTO locations (code) VALUES (@code)");
        insert.Parameters.AddWithValue("code", code);
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException exception) when (exception.ErrorCode == 23505)
        {
            return false;
        }
    }

    public async Task<bool> OpenAnnexAsync(string code)
    {
        await using var insert = database.CreateCommand("INSERT INTO locations (code) VALUES (@code)");
        insert.Parameters.AddWithValue("code", code);
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == "23000")
        {
            return false;
        }
    }

    public async Task<bool> OpenOnTheRoofAsync(string code)
    {
        await using var insert = database.CreateCommand("INSERT INTO locations (code) VALUES (@code)");
        insert.Parameters.AddWithValue("code", code);
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (NpgsqlException exception) when (exception.Message.Contains("UNIQUE constraint failed"))
        {
            return false;
        }
    }

    public async Task<string> OpenInTheCellarAsync(string code)
    {
        await using var insert = database.CreateCommand("INSERT INTO locations (code) VALUES (@code)");
        insert.Parameters.AddWithValue("code", code);
        try
        {
            await insert.ExecuteNonQueryAsync();
            return "open";
        }
        catch (PostgresException)
        {
            return "already exists";
        }
    }

    public async Task<bool> OpenForGuestsAsync(string code)
    {
        await using var insert = database.CreateCommand("INSERT INTO locations (code) VALUES (@code)");
        insert.Parameters.AddWithValue("code", code);
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == "23505")
        {
            return false;
        }
    }

    public async Task<bool> OpenForSeasonAsync(string code)
    {
        await using var insert = database.CreateCommand("INSERT INTO locations (code) VALUES (@code)");
        insert.Parameters.AddWithValue("code", code);
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }
}
