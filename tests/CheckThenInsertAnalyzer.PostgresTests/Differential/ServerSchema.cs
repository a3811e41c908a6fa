using System.Globalization;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>What pg_catalog says of the tables of a database, one line a fact, table by table.</summary>
internal sealed class ServerSchema
{
    /// <summary>After this the server spells names outside pg_catalog with their schemas.</summary>
    public const string FullNames = "SET LOCAL search_path = pg_catalog";

    private const string UserSchemas = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    private const string Tables = $"""
        SELECT n.nspname || '.' || c.relname,
               CASE c.relkind WHEN 'r' THEN 'Table' WHEN 'p' THEN 'PartitionedTable' WHEN 'v' THEN 'View' WHEN 'm' THEN 'MaterializedView' ELSE 'ForeignTable' END
                   || CASE WHEN c.relkind <> 'v' AND EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3')) THEN ' with a write rule' ELSE '' END
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {UserSchemas}
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        """;

    private const string Columns = $"""
        SELECT n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               CASE WHEN a.attidentity = 'a' THEN 'IdentityAlways' WHEN a.attidentity = 'd' THEN 'IdentityByDefault' WHEN a.attgenerated <> '' THEN 'Computed'
                    WHEN d.adbin IS NULL OR pg_get_expr(d.adbin, d.adrelid) ~ '^NULL::[a-z ]+$' THEN 'None' WHEN pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%' THEN 'Serial' ELSE 'Default' END,
               CASE WHEN a.attcollation <> t.typcollation THEN l.collname END
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {UserSchemas}
        ORDER BY a.attnum
        """;

    private const string Keys = $"""
        SELECT n.nspname || '.' || c.relname, i.indexrelid, k.relname,
               concat_ws(' ', CASE WHEN i.indisprimary THEN 'primary' END, CASE WHEN o.oid IS NOT NULL THEN 'constraint' ELSE 'index' END,
                              CASE WHEN o.condeferrable THEN 'deferrable' END, CASE WHEN NOT i.indisvalid THEN 'invalid' END)
        FROM pg_index i
        JOIN pg_class k ON k.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_constraint o ON o.conindid = i.indexrelid AND o.conrelid = i.indrelid AND o.contype IN ('p', 'u')
        WHERE i.indisunique AND c.relkind IN ('r', 'p', 'm', 'f') AND {UserSchemas}
        """;

    private const string Constraints = $"""
        SELECT n.nspname || '.' || c.relname, CASE o.contype WHEN 'x' THEN 'exclusion ' ELSE 'other ' END || o.conname || CASE WHEN o.contype = 'x' AND o.condeferrable THEN ' deferrable' ELSE '' END
        FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE o.contype IN ('x', 'c', 'f', 't') AND {UserSchemas}
        """;

    /// <summary>What an index compares: each element with its collation and operator class, NULLS NOT DISTINCT, and the predicate.</summary>
    private const string Definition = """
        SELECT (SELECT string_agg(pg_get_indexdef(i.indexrelid, e.number, false)
                           || CASE WHEN i.indcollation[e.number - 1] <> 0 THEN ' collate ' || (SELECT l.collname FROM pg_collation l WHERE l.oid = i.indcollation[e.number - 1]) ELSE '' END
                           || ' ' || (SELECT c.opcname FROM pg_opclass c WHERE c.oid = i.indclass[e.number - 1]), ', ' ORDER BY e.number)
                FROM generate_series(1, i.indnkeyatts) e(number))
            || CASE WHEN to_jsonb(i) -> 'indnullsnotdistinct' = 'true' THEN ' nulls not distinct' ELSE '' END
            || COALESCE(' where ' || pg_get_expr(i.indpred, i.indrelid), '')
        FROM pg_index i WHERE i.indexrelid = 
        """;

    private readonly SortedDictionary<string, List<string>> tables = new(StringComparer.Ordinal);

    private ServerSchema()
    {
    }

    /// <summary>The facts by table.</summary>
    public IReadOnlyDictionary<string, List<string>> Facts => tables;

    public int KeyCount { get; private set; }

    public int ColumnCount { get; private set; }

    public static async Task<ServerSchema> ReadAsync(NpgsqlConnection connection)
    {
        var schema = new ServerSchema();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(FullNames, connection))
            await command.ExecuteNonQueryAsync();
        foreach (var row in await RowsAsync(connection, Tables))
            schema.tables.Add((string)row[0]!, [(string)row[1]!]);
        foreach (var row in await RowsAsync(connection, Columns))
            schema.AddColumn(row);
        foreach (var row in await RowsAsync(connection, Keys))
            await schema.AddKeyAsync(connection, row);
        foreach (var row in await RowsAsync(connection, Constraints))
            schema.Add((string)row[0]!, (string)row[1]!);
        foreach (var (name, facts) in schema.tables)
        {
            if (facts[0] == "View")
                await schema.AddTargetsAsync(connection, name);
        }

        foreach (var facts in schema.tables.Values)
            facts.Sort(StringComparer.Ordinal);
        return schema;
    }

    /// <summary>What the index compares, in the server's words.</summary>
    public static async Task<string> DefinitionAsync(NpgsqlConnection connection, string index)
    {
        await using var command = new NpgsqlCommand(Definition + index, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<object?[]>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        var rows = new List<object?[]>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var field = 0; field < row.Length; field++)
                row[field] = reader.IsDBNull(field) ? null : reader.GetValue(field);
            rows.Add(row);
        }

        return rows;
    }

    private void Add(string table, string fact)
    {
        if (tables.TryGetValue(table, out var facts))
            facts.Add(fact);
    }

    private void AddColumn(object?[] row)
    {
        var table = (string)row[0]!;
        if (!tables.TryGetValue(table, out var facts))
            return;

        ColumnCount++;
        var isView = facts[0].StartsWith("View", StringComparison.Ordinal);
        var place = facts.Count(fact => fact.StartsWith("column ", StringComparison.Ordinal)) + 1;
        facts.Add(SchemaFact.Column(place, (string)row[1]!, (string)row[2]!, isView ? null : ((bool)row[3]!, (string)row[4]!, (string?)row[5])));
    }

    private async Task AddKeyAsync(NpgsqlConnection connection, object?[] row)
    {
        KeyCount++;
        var definition = await DefinitionAsync(connection, Convert.ToString(row[1], CultureInfo.InvariantCulture)!);
        Add((string)row[0]!, SchemaFact.Key((string)row[2]!, (string)row[3]!, definition));
    }

    /// <summary>Asks by EXPLAIN which one or two columns of the view ON CONFLICT can name.</summary>
    private async Task AddTargetsAsync(NpgsqlConnection connection, string view)
    {
        var columns = tables[view].Where(fact => fact.StartsWith("column ", StringComparison.Ordinal)).Select(fact => fact.Split(' ')[2]).ToList();
        var targets = columns.SelectMany((first, index) => columns.Skip(index).Select(second => second == first ? [first] : new[] { first, second }.Order(StringComparer.Ordinal).ToArray()));
        foreach (var target in targets)
        {
            var state = await ExplainAsync(connection, view, $"({string.Join(", ", target.Select(column => $"\"{column}\""))})");
            if (state is null)
                tables[view].Add(SchemaFact.Target(target));
        }

        if (await ExplainAsync(connection, view, "") == "0A000")
            tables[view][0] += " with a write rule";
    }

    private static async Task<string?> ExplainAsync(NpgsqlConnection connection, string view, string target)
    {
        await using var command = new NpgsqlCommand($"SAVEPOINT before; EXPLAIN INSERT INTO {view} DEFAULT VALUES ON CONFLICT {target} DO NOTHING", connection);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException exception)
        {
            await using var undo = new NpgsqlCommand("ROLLBACK TO before", connection);
            await undo.ExecuteNonQueryAsync();
            return exception.SqlState;
        }
    }
}
