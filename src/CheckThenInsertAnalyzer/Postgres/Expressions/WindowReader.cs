namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads windows (PostgreSQL documentation, 4.2.8), which are not kept.</summary>
internal static class WindowReader
{
    /// <summary>Reads the list after WINDOW; the reader is broken when it cannot be read.</summary>
    public static void ReadDefinitions(SqlTokenReader reader)
    {
        do
        {
            if (reader.TakeName() is null || !reader.TakeWord("as") || !TakeSpecification(reader))
            {
                reader.Break();
                return;
            }
        }
        while (reader.Take(SqlTokenKind.Comma));
    }

    /// <summary>Reads OVER with its name or specification; the reader is broken when it cannot be read.</summary>
    public static void ReadOver(SqlTokenReader reader)
    {
        reader.Take();
        var isRead = reader.At(SqlTokenKind.LeftParenthesis) ? TakeSpecification(reader) : reader.TakeName() is not null;
        if (!isRead)
            reader.Break();
    }

    private static bool TakeSpecification(SqlTokenReader reader)
    {
        if (!reader.Take(SqlTokenKind.LeftParenthesis) || !reader.TryEnter())
            return false;

        if (reader.AtName() && !reader.AtWord("partition") && !IsFrame(reader))
            reader.TakeName();
        var isRead = !reader.TakeWords("partition", "by") || ExpressionReader.ReadList(reader) is not null;
        if (isRead && reader.TakeWords("order", "by"))
            OrderReader.Read(reader);
        if (isRead && IsFrame(reader))
            isRead = TakeFrame(reader);
        reader.Leave();
        return isRead && !reader.IsBroken && reader.Take(SqlTokenKind.RightParenthesis);
    }

    private static bool IsFrame(SqlTokenReader reader) => reader.AtWord("rows") || reader.AtWord("range") || reader.AtWord("groups");

    private static bool TakeFrame(SqlTokenReader reader)
    {
        reader.Take();
        var isRead = reader.TakeWord("between") ? TakeBound(reader) && reader.TakeWord("and") && TakeBound(reader) : TakeBound(reader);
        if (!isRead || !reader.TakeWord("exclude"))
            return isRead;
        return reader.TakeWords("current", "row") || reader.TakeWord("group") || reader.TakeWord("ties") || reader.TakeWords("no", "others");
    }

    private static bool TakeBound(SqlTokenReader reader)
    {
        if (reader.TakeWords("current", "row"))
            return true;
        if (!reader.TakeWord("unbounded") && ExpressionReader.ReadOperand(reader) is null)
            return false;
        return reader.TakeWord("preceding") || reader.TakeWord("following");
    }
}
