namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the table of UPDATE, DELETE FROM or MERGE INTO.</summary>
internal static class FromTableReader
{
    /// <summary>Takes <c>[ONLY] name [*] [[AS] alias]</c>; null when no table of a known name stands here.</summary>
    public static FromTable? Read(SqlTokenReader reader)
    {
        if (TakeTable(reader) is not { } name)
            return null;

        var isAlias = reader.TakeWord("as") || (reader.AtName() && !reader.AtWord("set"));
        if (!isAlias)
            return new FromTable(name, null);
        return reader.TakeName() is { } alias ? new FromTable(name, alias) : null;
    }

    /// <summary>Takes <c>name</c>, <c>name *</c>, <c>ONLY name</c> or <c>ONLY (name)</c>; null when no table of a known name stands here.</summary>
    public static QualifiedName? TakeTable(SqlTokenReader reader)
    {
        if (!reader.TakeWord("only"))
        {
            var name = reader.TakeQualifiedName();
            if (name is not null)
                reader.TakeOperator("*");
            return name;
        }

        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return reader.TakeQualifiedName();
        return reader.TakeQualifiedName() is { } inside && reader.Take(SqlTokenKind.RightParenthesis) ? inside : null;
    }
}
