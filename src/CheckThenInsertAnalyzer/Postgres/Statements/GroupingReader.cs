namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the list after GROUP BY (PostgreSQL documentation, 7.2.4), which is not kept.</summary>
internal static class GroupingReader
{
    /// <summary>Reads the list; the reader is broken when it cannot be read.</summary>
    public static void Read(SqlTokenReader reader)
    {
        if (!reader.TakeWord("all"))
            reader.TakeWord("distinct");
        if (!TakeList(reader))
            reader.Break();
    }

    private static bool TakeList(SqlTokenReader reader)
    {
        do
        {
            if (!TakeElement(reader))
                return false;
        }
        while (reader.Take(SqlTokenKind.Comma));

        return true;
    }

    /// <summary>Takes <c>()</c>, GROUPING SETS with its list, or an expression, as which ROLLUP and CUBE can be read.</summary>
    private static bool TakeElement(SqlTokenReader reader)
    {
        if (reader.At(SqlTokenKind.LeftParenthesis) && reader.Peek(1).Kind == SqlTokenKind.RightParenthesis)
        {
            reader.Index += 2;
            return true;
        }

        if (reader.AtWords("grouping", "sets"))
            return TakeSets(reader);
        var isEmptyCall = (reader.AtWord("rollup") || reader.AtWord("cube")) && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis && reader.Peek(2).Kind == SqlTokenKind.RightParenthesis;
        return !isEmptyCall && ExpressionReader.Read(reader) is not null;
    }

    private static bool TakeSets(SqlTokenReader reader)
    {
        reader.Index += 2;
        if (!reader.Take(SqlTokenKind.LeftParenthesis) || !reader.TryEnter())
            return false;

        var isRead = TakeList(reader);
        reader.Leave();
        return isRead && reader.Take(SqlTokenKind.RightParenthesis);
    }
}
