namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the WHERE of an UPDATE or DELETE.</summary>
internal static class WhereReader
{
    /// <summary>Reads the condition; null when there is none, and for WHERE CURRENT OF, which names a cursor's row.</summary>
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        if (!reader.TakeWord("where"))
            return null;
        if (!reader.AtWords("current", "of"))
            return ExpressionReader.Read(reader);

        reader.Index += 2;
        reader.PassOver();
        return reader.TakeName() is null ? reader.Break() : null;
    }
}
