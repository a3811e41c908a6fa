namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the list after ORDER BY, which is not kept.</summary>
internal static class OrderReader
{
    /// <summary>Reads the list; the reader is broken when it cannot be read.</summary>
    public static void Read(SqlTokenReader reader)
    {
        do
        {
            if (ExpressionReader.Read(reader) is null)
                return;
            if (reader.TakeWord("using"))
                TakeOperator(reader);
            else if (!reader.TakeWord("asc"))
                reader.TakeWord("desc");
            if (!reader.TakeWords("nulls", "first"))
                reader.TakeWords("nulls", "last");
        }
        while (reader.Take(SqlTokenKind.Comma));
    }

    private static void TakeOperator(SqlTokenReader reader)
    {
        if (!reader.Take(SqlTokenKind.Operator) && !ExpressionReader.TakeQualifiedOperator(reader))
            reader.Break();
    }
}
