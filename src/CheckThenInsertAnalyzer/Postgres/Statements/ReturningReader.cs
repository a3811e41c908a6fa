using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads RETURNING.</summary>
internal static class ReturningReader
{
    /// <summary>Reads the clause whose first word stands here; null, and the reader broken, when it cannot be read.</summary>
    public static ReturningClause? Read(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;

        // RETURNING WITH (OLD AS o, NEW AS n) is PostgreSQL 18's.
        if (reader.TakeWord("with") && !reader.SkipGroup())
        {
            reader.Break();
            return null;
        }

        var items = reader.Expressions;
        var begin = items.Count;
        var hasStar = false;
        do
        {
            if (SelectItemReader.Read(reader, out _, out var isStar) is not { } item)
                return null;
            hasStar |= isStar;
            items.Push(item);
        }
        while (reader.Take(SqlTokenKind.Comma));

        var list = items.Take(begin);
        return new ReturningClause(hasStar && list.Length == 1 ? ImmutableArray<SqlExpression>.Empty : list, new SqlRange(start, reader.LastEnd));
    }
}
