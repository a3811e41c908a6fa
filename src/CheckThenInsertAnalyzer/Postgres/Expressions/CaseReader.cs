namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads CASE … END, whose meaning is not kept.</summary>
internal static class CaseReader
{
    /// <summary>Reads the CASE that begins here.</summary>
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (!reader.TryEnter())
            return Skip(reader);

        reader.Take();
        var isRead = reader.AtWord("when") || ExpressionReader.Read(reader) is not null;
        isRead = isRead && TakeBranches(reader);
        reader.Leave();
        return isRead && reader.TakeWord("end") ? new UnknownExpression(new SqlRange(start, reader.LastEnd)) : reader.Break();
    }

    private static bool TakeBranches(SqlTokenReader reader)
    {
        if (!reader.AtWord("when"))
            return false;
        while (reader.TakeWord("when"))
        {
            if (ExpressionReader.Read(reader) is null || !reader.TakeWord("then") || ExpressionReader.Read(reader) is null)
                return false;
        }

        return !reader.TakeWord("else") || ExpressionReader.Read(reader) is not null;
    }

    /// <summary>Passes over a CASE that is nested too deep, in which others may stand.</summary>
    private static SqlExpression? Skip(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var depth = 0;
        do
        {
            if (reader.AtWord("case"))
                depth++;
            else if (reader.AtWord("end"))
                depth--;
            if (!reader.SkipTokenOrGroup())
                return reader.Break();
        }
        while (depth > 0);

        reader.PassOver();
        return new UnknownExpression(new SqlRange(start, reader.LastEnd));
    }
}
