using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>The tables that a program's DDL created.</summary>
internal static class UserTables
{
    private const string Names = """
        SELECT oid::regclass::text FROM pg_class
        WHERE relkind IN ('r', 'p') AND NOT relispartition
          AND relnamespace::regnamespace::text !~ '^pg_' AND relnamespace <> 'information_schema'::regnamespace
        ORDER BY 1
        """;

    /// <summary>Their names as SQL needs them: quoted and qualified where necessary.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Names, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>The table that a program is about.</summary>
    /// <exception cref="ProofFailedException">It is not named and there is not just one.</exception>
    public static async Task<string> ChooseAsync(NpgsqlConnection connection, string? named) =>
        named ?? await NamesAsync(connection) switch
        {
            [var only] => only,
            var several => throw new ProofFailedException($"Name the table of the race, one of: {string.Join(", ", several)}"),
        };
}
