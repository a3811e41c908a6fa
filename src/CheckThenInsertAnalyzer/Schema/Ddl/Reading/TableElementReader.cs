using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads what stands in the parentheses of CREATE TABLE.</summary>
internal static class TableElementReader
{
    /// <summary>Reads the elements with their parentheses; null when a part of one is not understood.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="lines">Tells the lines.</param>
    /// <param name="isTyped">Whether the columns come from elsewhere, so that their types are not written.</param>
    public static ImmutableArray<TableElement>? ReadList(SqlTokenReader reader, SourceLines lines, bool isTyped = false)
    {
        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return null;
        if (reader.Take(SqlTokenKind.RightParenthesis))
            return ImmutableArray<TableElement>.Empty;

        var elements = ImmutableArray.CreateBuilder<TableElement>();
        do
        {
            if (Read(reader, lines, isTyped) is not { } element)
                return null;
            elements.Add(element);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? elements.ToImmutable() : null;
    }

    private static TableElement? Read(SqlTokenReader reader, SourceLines lines, bool isTyped)
    {
        var line = lines.At(reader.Current.Range.Start);
        if (reader.TakeWord("like"))
            return ReadLike(reader, line);
        return ConstraintReader.IsAtTable(reader) ? ConstraintReader.ReadTable(reader, lines) : ColumnDefinitionReader.Read(reader, lines, isTyped);
    }

    private static LikeDefinition? ReadLike(SqlTokenReader reader, int line)
    {
        if (reader.TakeQualifiedName() is not { } source)
            return null;

        var parts = LikeParts.None;
        while (true)
        {
            if (reader.TakeWord("including"))
                parts |= TakePart(reader);
            else if (reader.TakeWord("excluding"))
                parts &= ~TakePart(reader);
            else
                return new LikeDefinition(source, parts, line);
        }
    }

    private static LikeParts TakePart(SqlTokenReader reader)
    {
        var word = reader.Take();
        if (reader.IsWord(word, "all"))
            return LikeParts.All;
        if (reader.IsWord(word, "constraints"))
            return LikeParts.Constraints;
        if (reader.IsWord(word, "defaults"))
            return LikeParts.Defaults;
        if (reader.IsWord(word, "generated"))
            return LikeParts.Generated;
        if (reader.IsWord(word, "identity"))
            return LikeParts.Identity;
        return reader.IsWord(word, "indexes") ? LikeParts.Indexes : LikeParts.None;
    }
}
