using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads LOCK TABLE.</summary>
internal static class LockTableReader
{
    /// <summary>Reads the statement; null when a part of it is not known.</summary>
    public static LockTableStatement? Read(SqlTokenReader reader)
    {
        reader.Take();
        reader.TakeWord("table");
        var tables = ImmutableArray.CreateBuilder<QualifiedName>();
        do
        {
            reader.TakeWord("only");
            if (reader.TakeQualifiedName() is not { } table)
                return null;
            reader.TakeOperator("*");
            tables.Add(table);
        }
        while (reader.Take(SqlTokenKind.Comma));

        if (ReadMode(reader) is not { } excludesInserts)
            return null;

        reader.TakeWord("nowait");
        return reader.IsAtEnd ? new LockTableStatement(tables.ToImmutable(), excludesInserts, reader.StatementRange) { IsUnderstood = true } : null;
    }

    /// <summary>Whether the mode excludes inserts; null when it is none of the eight.</summary>
    private static bool? ReadMode(SqlTokenReader reader)
    {
        if (!reader.TakeWord("in"))
            return true;

        bool? excludes = null;
        if (reader.TakeWords("access", "exclusive"))
            excludes = true;
        else if (reader.TakeWords("access", "share"))
            excludes = false;
        else if (reader.TakeWords("row", "share") || reader.TakeWords("row", "exclusive"))
            excludes = false;
        else if (reader.TakeWord("exclusive"))
            excludes = true;
        else if (reader.TakeWords("share", "update"))
            excludes = reader.TakeWord("exclusive") ? false : null;
        else if (reader.TakeWords("share", "row"))
            excludes = reader.TakeWord("exclusive") ? true : null;
        else if (reader.TakeWord("share"))
            excludes = false;

        return reader.TakeWord("mode") ? excludes : null;
    }
}
