namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Recognises the upserts of MySQL and SQLite. Their insides are not read.</summary>
internal static class ForeignInsertReader
{
    /// <summary>The statement when it is such an upsert, by its first words or by ON DUPLICATE KEY UPDATE; else null.</summary>
    public static ForeignInsertStatement? Read(SqlTokenReader reader)
    {
        reader.Index = 0;
        var kind = TakeHead(reader);
        if (kind is null && !reader.TakeWord("insert"))
            return null;

        reader.TakeWord("into");
        var table = reader.TakeQualifiedName();
        if (kind is null && HasDuplicateKey(reader))
            kind = ForeignInsertKind.OnDuplicateKeyUpdate;
        return kind is { } known ? new ForeignInsertStatement(known, table, reader.StatementRange) : null;
    }

    private static ForeignInsertKind? TakeHead(SqlTokenReader reader)
    {
        if (reader.TakeWords("insert", "ignore"))
            return ForeignInsertKind.InsertIgnore;
        if (reader.TakeWords("replace", "into"))
            return ForeignInsertKind.Replace;
        if (!reader.AtWords("insert", "or"))
            return null;

        reader.Index += 2;
        return reader.TakeWord("replace") ? ForeignInsertKind.InsertOrReplace : reader.TakeWord("ignore") ? ForeignInsertKind.InsertOrIgnore : null;
    }

    /// <summary>Whether ON DUPLICATE KEY UPDATE stands behind the rows.</summary>
    private static bool HasDuplicateKey(SqlTokenReader reader)
    {
        while (!reader.IsAtEnd)
        {
            if (reader.AtWords("on", "duplicate") && reader.IsWord(reader.Peek(2), "key") && reader.IsWord(reader.Peek(3), "update"))
                return true;
            if (!reader.SkipTokenOrGroup())
                reader.Take();
        }

        return false;
    }
}
