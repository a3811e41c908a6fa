using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>All rows of a database's tables, without what differs between equal runs.</summary>
internal sealed class TableRows
{
    // Columns that the database fills by identity or by a function such as nextval, now or gen_random_uuid; the primary key first.
    private const string MadeByTheDatabase = """
        SELECT a.attrelid::regclass::text, a.attname::text
        FROM pg_attribute a
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped
          AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) ~* '^([a-z_.]+\(|current_|local)')
        ORDER BY EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)) DESC, a.attnum
        """;

    private readonly ImmutableHashSet<string> ignoredProperties;
    private readonly ImmutableDictionary<string, string>? rowsByKey;

    private TableRows(ImmutableArray<string> all, ImmutableHashSet<string> ignoredProperties, ImmutableDictionary<string, string>? rowsByKey)
    {
        All = all;
        this.ignoredProperties = ignoredProperties;
        this.rowsByKey = rowsByKey;
    }

    /// <summary>One line a row, sorted.</summary>
    public ImmutableArray<string> All { get; }

    public static async Task<TableRows> ReadAsync(PostgresDatabase database, ProofSource source)
    {
        await using var connection = await database.OpenAsync();
        var made = await PairsAsync(connection, MadeByTheDatabase);
        string[] ignored = [.. source.IgnoredColumns, .. made.Select(column => column.Second)];
        var rows = new List<string>();
        foreach (var table in await UserTables.NamesAsync(connection))
            rows.AddRange((await RowsAsync(connection, table, key: "", ignored)).Select(row => $"{table} {row.Second}"));

        rows.Sort(StringComparer.Ordinal);
        return new TableRows([.. rows], PropertyNames(ignored), await ByKeyAsync(connection, source, made, ignored));
    }

    /// <summary>Whether a property of a returned object holds an ignored column's value.</summary>
    public bool IsIgnored(string propertyName) => ignoredProperties.Contains(propertyName);

    /// <summary>A returned key as the row it names, when that is what the program's results mean; otherwise the value.</summary>
    public string Translate(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        if (rowsByKey is null)
            return text;
        return rowsByKey.TryGetValue(text, out var row) ? $"key of {row}" : "key of no row";
    }

    private static async Task<ImmutableDictionary<string, string>?> ByKeyAsync(
        NpgsqlConnection connection, ProofSource source, List<(string Table, string Column)> made, string[] ignored)
    {
        if (source.ResultMeaning is not ResultMeaning.GeneratedKey)
            return null;

        var table = await UserTables.ChooseAsync(connection, source.Table);
        var key = made.Find(column => column.Table == table).Column
            ?? throw new ProofFailedException($"{table} has no generated key, so a result cannot be one.");
        return (await RowsAsync(connection, table, key, ignored)).ToImmutableDictionary(row => row.First, row => row.Second);
    }

    private static Task<List<(string First, string Second)>> RowsAsync(NpgsqlConnection connection, string table, string key, string[] ignored) =>
        PairsAsync(
            connection,
            $"SELECT coalesce(to_jsonb(t) ->> @key, ''), (to_jsonb(t) - @ignored)::text FROM {table} t",
            ("key", key),
            ("ignored", ignored));

    // The column full_name is the property FullName.
    private static ImmutableHashSet<string> PropertyNames(IEnumerable<string> columns) =>
        columns.Select(column => column.Replace("_", "")).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    private static async Task<List<(string First, string Second)>> PairsAsync(
        NpgsqlConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        await using var reader = await command.ExecuteReaderAsync();
        var pairs = new List<(string, string)>();
        while (await reader.ReadAsync())
            pairs.Add((reader.GetString(0), reader.GetString(1)));
        return pairs;
    }
}
