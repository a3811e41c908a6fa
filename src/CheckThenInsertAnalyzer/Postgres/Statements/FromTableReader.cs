namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads one table of FROM, UPDATE or DELETE FROM.</summary>
internal static class FromTableReader
{
    /// <summary>Takes <c>[ONLY] name [*] [[AS] alias]</c>; null when no table of a known name stands here.</summary>
    public static FromTable? Read(SqlTokenReader reader)
    {
        if (TakeTable(reader) is not { } name)
            return null;

        reader.TakeOperator("*");
        var isAlias = reader.TakeWord("as") || (reader.AtName() && !reader.AtWord("set"));
        if (!isAlias)
            return new FromTable(name, null);
        return reader.TakeName() is { } alias ? new FromTable(name, alias) : null;
    }

    private static QualifiedName? TakeTable(SqlTokenReader reader)
    {
        if (!reader.TakeWord("only"))
            return reader.TakeQualifiedName();
        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return reader.TakeQualifiedName();
        return reader.TakeQualifiedName() is { } name && reader.Take(SqlTokenKind.RightParenthesis) ? name : null;
    }
}
