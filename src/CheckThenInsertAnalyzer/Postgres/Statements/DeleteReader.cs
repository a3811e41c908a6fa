using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads a DELETE.</summary>
internal static class DeleteReader
{
    /// <summary>Reads the statement whose WITH has been read; null when it is not one of PostgreSQL's or its table is not known.</summary>
    public static DeleteStatement? Read(SqlTokenReader reader, ImmutableArray<CommonTable> commonTables, int start)
    {
        var passedOver = reader.PassedOver;
        if (!reader.TakeWords("delete", "from") || FromTableReader.Read(reader) is not { } table)
            return null;

        var sources = reader.TakeWord("using") ? FromReader.ReadList(reader) : ImmutableArray<FromItem>.Empty;
        var where = reader.IsBroken ? null : WhereReader.Read(reader);
        var returning = !reader.IsBroken && reader.AtWord("returning") ? ReturningReader.Read(reader) : null;
        return new DeleteStatement(table, where, new SqlRange(start, reader.LastEnd))
        {
            CommonTables = commonTables,
            Sources = sources,
            Returning = returning,
            IsUnderstood = !reader.IsBroken && reader.PassedOver == passedOver,
        };
    }
}
