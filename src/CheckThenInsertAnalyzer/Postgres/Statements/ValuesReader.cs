using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the rows of VALUES.</summary>
internal static class ValuesReader
{
    /// <summary>Takes VALUES with its rows; the reader is broken when they cannot be read or differ in length.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="allowsDefault">Whether DEFAULT may stand for a value, as it may in an INSERT.</param>
    public static ImmutableArray<InsertRow> Read(SqlTokenReader reader, bool allowsDefault)
    {
        reader.Take();
        var rows = ImmutableArray.CreateBuilder<InsertRow>(1);
        do
        {
            var start = reader.Current.Range.Start;
            var values = ReadRow(reader, allowsDefault);
            if (values is null || !reader.Take(SqlTokenKind.RightParenthesis))
            {
                reader.Break();
                break;
            }

            rows.Add(new InsertRow(values.Value, new SqlRange(start, reader.LastEnd)));
        }
        while (reader.Take(SqlTokenKind.Comma));

        for (var index = 1; index < rows.Count; index++)
        {
            if (rows[index].Values.Length != rows[0].Values.Length)
                reader.Break();
        }

        return rows.Count == rows.Capacity ? rows.MoveToImmutable() : rows.ToImmutable();
    }

    /// <summary>How many columns the rows have; null when text that C# puts in hides it.</summary>
    public static int? ColumnCount(ImmutableArray<InsertRow> rows) =>
        rows.IsEmpty || HasHole(rows[0]) ? null : rows[0].Values.Length;

    private static bool HasHole(InsertRow row)
    {
        foreach (var value in row.Values)
        {
            if (value is HoleExpression)
                return true;
        }

        return false;
    }

    private static ImmutableArray<SqlExpression>? ReadRow(SqlTokenReader reader, bool allowsDefault)
    {
        if (!reader.Take(SqlTokenKind.LeftParenthesis))
            return null;

        var values = reader.Expressions;
        var begin = values.Count;
        do
        {
            if (ReadValue(reader, allowsDefault) is not { } value)
                return null;
            values.Push(value);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return values.Take(begin);
    }

    /// <summary>Reads a value, or DEFAULT where it is allowed.</summary>
    public static SqlExpression? ReadValue(SqlTokenReader reader, bool allowsDefault) =>
        allowsDefault && reader.AtWord("default") ? PrimaryExpressionReader.TakeConstantWord(reader) : ExpressionReader.Read(reader);
}
