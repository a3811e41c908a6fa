using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads CREATE [UNIQUE] INDEX.</summary>
internal static class CreateIndexReader
{
    /// <summary>Reads the statement after its word INDEX and adds the key to its table, if that is known.</summary>
    public static void Apply(SchemaBuilder schema, SqlTokenReader reader, SourceLines lines, bool isUnique)
    {
        reader.TakeWord("concurrently");
        if (reader.AtWords("if", "not") && reader.IsWord(reader.Peek(2), "exists"))
            reader.Index += 3;

        var name = reader.AtWord("on") ? null : reader.TakeName()?.Value;
        if (!reader.TakeWord("on"))
            return;
        if (!isUnique)
        {
            if (name is not null)
                schema.AddOtherIndex(name);
            return;
        }

        reader.TakeWord("only");
        if (reader.TakeQualifiedName() is { } tableName && schema.Find(tableName) is { } table && !IsKnown(table, name))
            AddKey(schema, reader, lines.At(reader.StatementRange.Start), table, name);
    }

    /// <summary>A name that the table's index has already can only be IF NOT EXISTS.</summary>
    private static bool IsKnown(TableBuilder table, string? name) => name is not null && table.Keys.Any(key => key.Name == name);

    private static void AddKey(SchemaBuilder schema, SqlTokenReader reader, SchemaSource source, TableBuilder table, string? name)
    {
        if (reader.TakeWord("using") && !reader.TakeWord("btree"))
            return;
        if (IndexElementReader.ReadList(reader) is not { } elements)
            return;

        var included = reader.TakeWord("include") ? IndexElementReader.ReadList(reader) : ImmutableArray<IndexElement>.Empty;
        if (included is not { } includedElements)
            return;

        var nullsNotDistinct = KeyConstraintReader.TakeNullsNotDistinct(reader);
        KeyConstraintReader.SkipStorage(reader);
        if (reader.TakeWord("tablespace"))
            reader.Take();
        if (!TakePredicate(reader, out var predicate))
            return;

        var keyName = name ?? DefaultName(schema, table, elements.Concat(includedElements));
        var parts = elements.Select(element => element.Part).ToImmutableArray();
        table.AddKey(new UniqueKey(parts, predicate, keyName, IsPrimary: false, IsDeferrable: false, nullsNotDistinct, source));
    }

    private static bool TakePredicate(SqlTokenReader reader, out string? predicate)
    {
        predicate = null;
        if (reader.IsAtEnd)
            return true;
        if (!reader.TakeWord("where"))
            return false;

        var start = reader.Current.Range.Start;
        if (ExpressionReader.Read(reader) is null || !reader.IsAtEnd)
            return false;
        predicate = reader.Text.Substring(start, reader.LastEnd - start);
        return true;
    }

    private static string? DefaultName(SchemaBuilder schema, TableBuilder table, IEnumerable<IndexElement> elements)
    {
        var names = elements.Select(element => element.DefaultName).ToList();
        return names.Contains(null) ? null : schema.UnlessTaken(ConstraintNaming.UniqueIndex(table.Name, names!));
    }
}
