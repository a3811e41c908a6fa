using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>
/// What the reader says of the same tables, in the same words. Types, expressions and predicates are put into the server's spelling by the server:
/// a table of these types and an index of these elements are made, asked how they are spelt, and rolled back.
/// </summary>
internal sealed class ReaderSchema
{
    /// <summary>Said of a table whose columns the reader knows that it does not know.</summary>
    public const string UnknownColumns = "columns not known";

    private readonly NpgsqlConnection connection;
    private readonly Dictionary<string, string> types = [];
    private readonly SortedDictionary<string, List<string>> tables = new(StringComparer.Ordinal);

    private readonly string searchPath;

    private ReaderSchema(NpgsqlConnection connection, string searchPath)
    {
        this.connection = connection;
        this.searchPath = searchPath;
    }

    public static async Task<IReadOnlyDictionary<string, List<string>>> ReadAsync(NpgsqlConnection connection, DatabaseSchema schema)
    {
        var reader = new ReaderSchema(connection, await SearchPathAsync(connection));
        foreach (var table in schema.Tables)
            await reader.AddAsync(table);
        return reader.tables;
    }

    /// <summary>Where a script names a type, function, collation or operator class without its schema, it may be in any of the database's.</summary>
    private static async Task<string> SearchPathAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT string_agg(quote_ident(nspname), ', ' ORDER BY nspname <> 'public', nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'", connection);
        return $"SET LOCAL search_path = {await command.ExecuteScalarAsync()}";
    }

    private async Task AddAsync(TableSchema table)
    {
        var facts = new List<string> { table.Kind + (table.HasInsertOrUpdateRule ? " with a write rule" : "") };
        tables.Add($"{table.SchemaName ?? "public"}.{table.Name}", facts);
        if (!table.AreColumnsKnown)
            facts.Add(UnknownColumns);
        if (!table.AreKeysKnown)
            facts.Add("keys not known");
        var isView = table.Kind == RelationKind.View;
        for (var index = 0; index < table.Columns.Length; index++)
            facts.Add(await ColumnAsync(table.Columns[index], index + 1, isView));
        if (isView)
            facts.AddRange(Targets(table));
        foreach (var key in isView ? [] : table.UniqueKeys)
            facts.Add(await KeyAsync(table, key));

        facts.AddRange(table.Exclusions.Select(exclusion => $"exclusion {exclusion.Name}{(exclusion.IsDeferrable ? " deferrable" : "")}"));
        facts.AddRange(table.OtherConstraints.Select(name => "other " + name));
        facts.Sort(StringComparer.Ordinal);
    }

    /// <summary>The keys of a view that its columns alone name.</summary>
    private static IEnumerable<string> Targets(TableSchema view) =>
        view.UniqueKeys
            .Where(key => !view.HasInsertOrUpdateRule && key is { Predicate: null, IsDeferrable: false } && key.Parts.Length <= 2 && key.Parts.All(part => part.Column is not null))
            .Select(key => SchemaFact.Target(key.Parts.Select(part => part.Column!)))
            .Distinct();

    private async Task<string> ColumnAsync(ColumnSchema column, int place, bool isView) =>
        SchemaFact.Column(place, column.Name, column.TypeName.Length == 0 ? "?" : await TypeAsync(column.TypeName), isView ? null : (!column.IsNullable, column.Generation.ToString(), column.Collation));

    private async Task<string> TypeAsync(string written)
    {
        if (types.TryGetValue(written, out var known))
            return known;

        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync($"{searchPath}; CREATE TEMPORARY TABLE spelling (value {written}); {ServerSchema.FullNames}");
        await using var command = new NpgsqlCommand("SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'pg_temp.spelling'::regclass AND attnum = 1", connection);
        var type = (string)(await command.ExecuteScalarAsync())!;
        await transaction.RollbackAsync();
        types.Add(written, type);
        return type;
    }

    private async Task<string> KeyAsync(TableSchema table, UniqueKey key)
    {
        var kind = string.Join(' ', new[] { key.IsPrimary ? "primary" : "", key.IsConstraint ? "constraint" : "index", key.IsDeferrable ? "deferrable" : "", key.IsValid ? "" : "invalid" }.Where(word => word.Length > 0));
        return SchemaFact.Key(key.Name ?? "?", kind, await DefinitionAsync(table, key));
    }

    private async Task<string> DefinitionAsync(TableSchema table, UniqueKey key)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var parts = string.Join(", ", key.Parts.Select(Element));
        var name = $"{IdentifierQuoting.Quote(table.SchemaName ?? "public")}.{IdentifierQuoting.Quote(table.Name)}";
        try
        {
            await ExecuteAsync($"{searchPath}; CREATE UNIQUE INDEX the_spelling ON ONLY {name} ({parts}){(key.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")}{(key.Predicate is null ? "" : " WHERE " + key.Predicate)}; {ServerSchema.FullNames}");
            return await ServerSchema.DefinitionAsync(connection, "(SELECT oid FROM pg_class WHERE relname = 'the_spelling')");
        }
        catch (PostgresException exception)
        {
            return $"{parts} where {key.Predicate}: {exception.MessageText}";
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }

    private static string Element(KeyPart part) =>
        (part.Column is { } column ? IdentifierQuoting.Quote(column) : $"({part.Expression})")
        + (part.Collation is { } collation ? " COLLATE " + IdentifierQuoting.Quote(collation) : "")
        + (part.OperatorClass is { } operatorClass ? " " + IdentifierQuoting.Quote(operatorClass) : "");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
