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

        var assignments = AssignmentListReader.Read(reader);
        if (assignments is null)
            reader.Break();
        var sources = !reader.IsBroken && reader.TakeWord("from") ? FromReader.ReadList(reader) : ImmutableArray<FromItem>.Empty;
        var where = reader.IsBroken ? null : WhereReader.Read(reader);
        var returning = !reader.IsBroken && reader.AtWord("returning") ? ReturningReader.Read(reader) : null;
        return new UpdateStatement(table, where, new SqlRange(start, reader.LastEnd))
        {
            CommonTables = commonTables,
            Assignments = assignments ?? ImmutableArray<Assignment>.Empty,
            Sources = sources,
            Returning = returning,
            IsUnderstood = !reader.IsBroken && reader.PassedOver == passedOver,
        };
    }
}
