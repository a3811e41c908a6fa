using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads CREATE [UNIQUE] INDEX.</summary>
internal static class CreateIndexReader
{
    /// <summary>Reads the statement after its word INDEX; null when its table is not told.</summary>
    public static CreateIndex? Read(SqlTokenReader reader, SourceLines lines, bool isUnique)
    {
        var line = lines.At(reader.StatementRange.Start);
        reader.TakeWord("concurrently");
        var ifNotExists = reader.TakeWords("if", "not", "exists");
        var name = reader.AtWord("on") ? null : reader.TakeName()?.Value;
        if (!reader.TakeWord("on"))
            return null;

        var isOnly = reader.TakeWord("only");
        if (reader.TakeQualifiedName() is not { } table)
            return null;

        reader.TakeOperator("*");
        var definition = ReadDefinition(reader, isUnique ? IndexKind.UniqueIndex : IndexKind.Plain);
        return new CreateIndex(name, table, definition, line) { IfNotExists = ifNotExists, IsOnly = isOnly };
    }

    private static IndexDefinition? ReadDefinition(SqlTokenReader reader, IndexKind kind)
    {
        var method = reader.TakeWord("using") ? reader.TakeName()?.Value : "btree";
        if (method is null || IndexElementReader.ReadList(reader) is not { } elements)
            return null;

        var included = reader.TakeWord("include") ? IndexElementReader.ReadList(reader) : ImmutableArray<IndexElement>.Empty;
        if (included is not { } includedElements)
            return null;

        var nullsNotDistinct = ConstraintReader.TakeNullsNotDistinct(reader);
        ConstraintReader.SkipStorage(reader);
        if (reader.TakeWord("tablespace"))
            reader.Take();
        if (!TakePredicate(reader, out var predicate))
            return null;

        return new IndexDefinition(kind, elements)
        {
            Method = method,
            Included = includedElements.Select(element => element.Part.ToString()).ToImmutableArray(),
            NullsNotDistinct = nullsNotDistinct,
            Predicate = predicate,
        };
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
}
