namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the heads of UPDATE and DELETE.</summary>
internal static class ModificationReader
{
    /// <summary>Reads an UPDATE; null when it is not one of PostgreSQL's or its table is not known.</summary>
    public static UpdateStatement? ReadUpdate(SqlTokenReader reader)
    {
        reader.Take();
        if (FromTableReader.Read(reader) is not { } table || !reader.AtWord("set"))
            return null;

        if (AssignmentListReader.Read(reader) is not { } assignments)
            return new UpdateStatement(table, null, reader.StatementRange);
        return new UpdateStatement(table, ReadWhere(reader, "from"), reader.StatementRange) { Assignments = assignments };
    }

    /// <summary>Reads a DELETE; null when it is not one of PostgreSQL's or its table is not known.</summary>
    public static DeleteStatement? ReadDelete(SqlTokenReader reader)
    {
        if (!reader.TakeWords("delete", "from") || FromTableReader.Read(reader) is not { } table)
            return null;
        return new DeleteStatement(table, ReadWhere(reader, "using"), reader.StatementRange);
    }

    /// <summary>Reads WHERE behind the other tables that the statement looks at; null also when the statement's end cannot be read.</summary>
    private static SqlExpression? ReadWhere(SqlTokenReader reader, string otherTables)
    {
        if (reader.TakeWord(otherTables))
        {
            while (!reader.AtWord("where") && !reader.AtWord("returning") && reader.SkipTokenOrGroup())
            {
            }
        }

        if (!reader.TakeWord("where") || reader.AtWords("current", "of"))
            return null;

        var where = ExpressionReader.Read(reader);
        if (!reader.IsBroken && reader.AtWord("returning"))
            ReturningReader.Read(reader);
        return reader.IsAtEnd && !reader.IsBroken ? where : null;
    }
}
