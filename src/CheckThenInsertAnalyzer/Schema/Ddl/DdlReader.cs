using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Reads tables and their unique keys from SQL scripts: what people write by hand, migrations in their order, and pg_dump --schema-only.
/// What it does not understand it passes over; a table of which a part is not understood is left out, since half a table is wrong evidence.
/// </summary>
internal static class DdlReader
{
    /// <summary>The schema after this script.</summary>
    /// <param name="text">The script.</param>
    /// <param name="path">Its file, for <see cref="SchemaSource"/>.</param>
    public static DatabaseSchema Read(string text, string path) => Read([(path, text)]);

    /// <summary>The schema after these scripts have run one after the other.</summary>
    public static DatabaseSchema Read(IEnumerable<(string Path, string Text)> scripts)
    {
        var schema = new SchemaBuilder();
        foreach (var (path, text) in scripts)
            Apply(schema, text, path);
        return schema.ToSchema();
    }

    private static void Apply(SchemaBuilder schema, string text, string path)
    {
        var reader = new SqlTokenReader(text, isScript: true);
        var lines = new SourceLines(path, text);
        while (reader.MoveToNextStatement())
        {
            if (reader.TakeWord("create"))
                ApplyCreate(schema, reader, lines);
            else if (reader.TakeWords("alter", "table"))
                AlterTableReader.Apply(schema, reader, lines);
            else if (reader.TakeWords("alter", "index"))
                ApplyAlterIndex(schema, reader);
            else if (reader.TakeWord("drop"))
                ApplyDrop(schema, reader);
        }
    }

    private static void ApplyCreate(SchemaBuilder schema, SqlTokenReader reader, SourceLines lines)
    {
        reader.TakeWord("unlogged");
        if (reader.TakeWord("table"))
            CreateTableReader.Apply(schema, reader, lines);
        else if (reader.TakeWords("unique", "index"))
            CreateIndexReader.Apply(schema, reader, lines, isUnique: true);
        else if (reader.TakeWord("index"))
            CreateIndexReader.Apply(schema, reader, lines, isUnique: false);
    }

    private static void ApplyAlterIndex(SchemaBuilder schema, SqlTokenReader reader)
    {
        reader.TakeWords("if", "exists");
        if (reader.TakeQualifiedName() is { } index && reader.TakeWords("rename", "to") && reader.TakeName() is { } newName)
            schema.RenameIndex(index, newName.Value);
    }

    private static void ApplyDrop(SchemaBuilder schema, SqlTokenReader reader)
    {
        var isIndex = reader.TakeWord("index");
        if (!isIndex && !reader.TakeWord("table"))
            return;

        reader.TakeWord("concurrently");
        reader.TakeWords("if", "exists");
        do
        {
            if (reader.TakeQualifiedName() is not { } name)
                return;
            if (isIndex)
                schema.DropIndex(name);
            else
                schema.Remove(name);
        }
        while (reader.Take(SqlTokenKind.Comma));
    }
}
