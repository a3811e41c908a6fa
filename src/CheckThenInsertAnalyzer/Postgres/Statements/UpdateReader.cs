using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads an UPDATE.</summary>
internal static class UpdateReader
{
    /// <summary>Reads the statement whose WITH has been read; null when it is not one of PostgreSQL's or its table is not known.</summary>
    public static UpdateStatement? Read(SqlTokenReader reader, ImmutableArray<CommonTable> commonTables, int start)
    {
        var passedOver = reader.PassedOver;
        reader.Take();
        if (FromTableReader.Read(reader) is not { } table || !reader.AtWord("set"))
            return null;

        var update = new UpdateStatement(table, null, default) { CommonTables = commonTables };
        if (AssignmentListReader.Read(reader) is { } assignments)
            update = ReadRest(reader, update with { Assignments = assignments });
        else
            reader.Break();
        return update with { Range = new SqlRange(start, reader.LastEnd), IsUnderstood = !reader.IsBroken && reader.PassedOver == passedOver };
    }

    private static UpdateStatement ReadRest(SqlTokenReader reader, UpdateStatement update)
    {
        var sources = reader.TakeWord("from") ? FromReader.ReadList(reader) : ImmutableArray<FromItem>.Empty;
        var where = reader.IsBroken ? null : WhereReader.Read(reader);
        var returning = !reader.IsBroken && reader.AtWord("returning") ? ReturningReader.Read(reader) : null;
        return update with { Sources = sources, Where = where, Returning = returning };
    }
}
