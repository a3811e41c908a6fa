using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads WITH.</summary>
internal static class CommonTableReader
{
    /// <summary>
    /// Reads the queries of the WITH that stands here; empty when none does, the reader broken when it cannot be read.
    /// Their names are declared: <see cref="SqlTokenReader.Forget"/> them after the statement.
    /// </summary>
    public static ImmutableArray<CommonTable> Read(SqlTokenReader reader)
    {
        if (!reader.TakeWord("with"))
            return ImmutableArray<CommonTable>.Empty;

        var isRecursive = reader.TakeWord("recursive");
        var commonTables = ImmutableArray.CreateBuilder<CommonTable>(1);
        do
        {
            if (ReadOne(reader, isRecursive) is not { } commonTable)
            {
                reader.Break();
                break;
            }

            commonTables.Add(commonTable);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return commonTables.Count == commonTables.Capacity ? commonTables.MoveToImmutable() : commonTables.ToImmutable();
    }

    private static CommonTable? ReadOne(SqlTokenReader reader, bool isRecursive)
    {
        var start = reader.Current.Range.Start;
        if (reader.TakeName() is not { } name)
            return null;

        var columns = reader.At(SqlTokenKind.LeftParenthesis) ? NameListReader.Read(reader) : ImmutableArray<SqlName>.Empty;
        if (columns is not { } known || !reader.TakeWord("as"))
            return null;

        if (!reader.TakeWord("materialized"))
            reader.TakeWords("not", "materialized");
        if (isRecursive)
            reader.Declare(name);
        if (ReadBody(reader) is not { } body || !TakeSearchAndCycle(reader))
            return null;

        if (!isRecursive)
            reader.Declare(name);
        return new CommonTable(name, known, body, new SqlRange(start, reader.LastEnd)) { IsRecursive = isRecursive };
    }

    private static SqlStatement? ReadBody(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis) || !reader.TryEnter())
            return null;

        reader.Take();
        var body = StatementReader.ReadData(reader);
        reader.Leave();
        return body is not null && PrimaryExpressionReader.Close(reader) ? body : null;
    }

    /// <summary>Takes SEARCH and CYCLE (PostgreSQL documentation, 7.8.2), which are not kept.</summary>
    private static bool TakeSearchAndCycle(SqlTokenReader reader)
    {
        if (reader.TakeWord("search"))
        {
            var isOrder = (reader.TakeWord("breadth") || reader.TakeWord("depth")) && reader.TakeWords("first", "by");
            if (!isOrder || !TakeColumns(reader) || !reader.TakeWord("set") || reader.TakeName() is null)
                return false;
        }

        if (!reader.TakeWord("cycle"))
            return true;
        if (!TakeColumns(reader) || !reader.TakeWord("set") || reader.TakeName() is null)
            return false;
        if (reader.TakeWord("to") && (PrimaryExpressionReader.Read(reader) is null || !reader.TakeWord("default") || PrimaryExpressionReader.Read(reader) is null))
            return false;
        return reader.TakeWord("using") && reader.TakeName() is not null;
    }

    private static bool TakeColumns(SqlTokenReader reader)
    {
        do
        {
            if (reader.TakeName() is null)
                return false;
        }
        while (reader.Take(SqlTokenKind.Comma));

        return true;
    }
}
