using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the SET of an UPDATE or of DO UPDATE.</summary>
internal static class AssignmentListReader
{
    /// <summary>Reads <c>SET a = 1, (b, c) = (2, 3)</c>; null when that is not what stands here.</summary>
    public static ImmutableArray<Assignment>? Read(SqlTokenReader reader)
    {
        if (!reader.TakeWord("set"))
            return null;

        var assignments = ImmutableArray.CreateBuilder<Assignment>();
        do
        {
            if (ReadOne(reader) is not { } assignment)
                return null;
            assignments.Add(assignment);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return assignments.ToImmutable();
    }

    private static Assignment? ReadOne(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var columns = ReadColumns(reader, out var isList);
        if (columns is not { } known || !reader.TakeOperator("="))
            return null;

        var values = isList ? ReadValues(reader) : ReadValue(reader);
        return values is { } given ? new Assignment(known, given, new SqlRange(start, reader.LastEnd)) : null;
    }

    private static ImmutableArray<SqlName>? ReadColumns(SqlTokenReader reader, out bool isList)
    {
        isList = reader.Take(SqlTokenKind.LeftParenthesis);
        var columns = ImmutableArray.CreateBuilder<SqlName>();
        do
        {
            if (TakeColumn(reader) is not { } column)
                return null;
            columns.Add(column);
        }
        while (isList && reader.Take(SqlTokenKind.Comma));

        return !isList || reader.Take(SqlTokenKind.RightParenthesis) ? columns.ToImmutable() : null;
    }

    /// <summary>Takes a column with its fields and subscripts, which are not kept.</summary>
    private static SqlName? TakeColumn(SqlTokenReader reader)
    {
        if (reader.TakeName() is not { } column)
            return null;

        while (reader.At(SqlTokenKind.LeftBracket) || reader.At(SqlTokenKind.Dot))
        {
            if (reader.Take(SqlTokenKind.Dot) ? reader.TakeLabel() is null : !reader.SkipGroup())
                return null;
        }

        return column;
    }

    private static ImmutableArray<SqlExpression>? ReadValue(SqlTokenReader reader) =>
        ExpressionReader.Read(reader) is { } value ? ImmutableArray.Create(value) : null;

    /// <summary>Reads <c>(1, 2)</c>, <c>ROW(1, 2)</c> or a sub-select.</summary>
    private static ImmutableArray<SqlExpression>? ReadValues(SqlTokenReader reader)
    {
        reader.TakeWord("row");
        if (!reader.At(SqlTokenKind.LeftParenthesis) || PrimaryExpressionReader.IsQuery(reader, 1))
            return ReadValue(reader);

        reader.Take();
        return ExpressionReader.ReadList(reader) is { } values && reader.Take(SqlTokenKind.RightParenthesis) ? values : null;
    }
}
