using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads one statement by its first word.</summary>
internal static class StatementReader
{
    /// <summary>Reads the statement that the reader has moved to; one that is not known by its first word, or not readable at all, is an <see cref="OtherStatement"/>.</summary>
    public static SqlStatement Read(SqlTokenReader reader)
    {
        var first = reader.Current;
        var statement = Finish(reader, ReadKnown(reader));
        if (statement is null or InsertStatement { IsReliable: false } && ForeignInsertReader.Read(reader) is { } foreign)
            return foreign;
        return statement ?? new OtherStatement(Keyword(reader, first), reader.StatementRange);
    }

    /// <summary>Reads a query, INSERT, UPDATE, DELETE or MERGE with the WITH before it, up to what cannot be part of it; null when it is none of them.</summary>
    public static SqlStatement? ReadData(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var commonTables = CommonTableReader.Read(reader);
        if (reader.IsBroken)
            return null;

        var statement = ReadData(reader, commonTables, start);
        reader.Forget(commonTables);
        return statement;
    }

    private static SqlStatement? ReadData(SqlTokenReader reader, ImmutableArray<CommonTable> commonTables, int start)
    {
        if (reader.AtWord("insert"))
            return InsertReader.Read(reader, commonTables, start);
        if (reader.AtWord("update"))
            return UpdateReader.Read(reader, commonTables, start);
        if (reader.AtWord("delete"))
            return DeleteReader.Read(reader, commonTables, start);
        if (reader.AtWord("merge"))
            return MergeReader.Read(reader, commonTables, start);
        var isQuery = reader.At(SqlTokenKind.LeftParenthesis) || PrimaryExpressionReader.IsQuery(reader, 0);
        return isQuery ? SelectReader.Read(reader, commonTables, start) : null;
    }

    private static SqlStatement? ReadKnown(SqlTokenReader reader)
    {
        if (reader.AtWord("create"))
            return CreateFunctionReader.Read(reader);
        if (reader.AtWord("do"))
            return DoReader.Read(reader);
        if (reader.AtWord("call"))
            return CallReader.Read(reader);
        if (reader.AtWord("copy"))
            return CopyReader.Read(reader);
        if (reader.AtWord("lock"))
            return LockTableReader.Read(reader);
        return ReadData(reader) ?? (reader.Index == 0 ? TransactionReader.Read(reader) : null);
    }

    /// <summary>Looks whether the statement was read to its end.</summary>
    private static SqlStatement? Finish(SqlTokenReader reader, SqlStatement? statement)
    {
        if (!reader.IsAtEnd)
            reader.Break();
        if (statement is not null && !reader.IsBroken && statement.Range == reader.StatementRange)
            return statement;
        return statement switch
        {
            SelectStatement select => select with { IsReliable = select.IsReliable && !reader.IsBroken, IsUnderstood = select.IsUnderstood && !reader.IsBroken, Range = reader.StatementRange },
            InsertStatement insert => insert with { IsReliable = insert.IsReliable && !reader.IsBroken, IsUnderstood = insert.IsUnderstood && !reader.IsBroken, Range = reader.StatementRange },
            UpdateStatement update when reader.IsBroken => update with { Where = null, IsUnderstood = false, Range = reader.StatementRange },
            DeleteStatement delete when reader.IsBroken => delete with { Where = null, IsUnderstood = false, Range = reader.StatementRange },
            MergeStatement or CallStatement or CopyStatement when reader.IsBroken => null,
            _ => statement,
        };
    }

    private static string Keyword(SqlTokenReader reader, SqlToken first) =>
        first is { Kind: SqlTokenKind.Word, HasHole: false } ? reader.Text.Substring(first.Range.Start, first.Range.Length).ToUpperInvariant() : "";
}
