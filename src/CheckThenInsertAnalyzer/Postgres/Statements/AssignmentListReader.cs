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

        var assignments = ImmutableArray.CreateBuilder<Assignment>(2);
        do
        {
            if (ReadOne(reader) is not { } assignment)
                return null;
            assignments.Add(assignment);
        }
        while (reader.Take(SqlTokenKind.Comma));

        if (SetsTwice(assignments))
            reader.PassOver();
        return assignments.ToImmutable();
    }

    /// <summary>Whether a column is set twice, which the server takes for a syntax error unless it is in parts.</summary>
    private static bool SetsTwice(ImmutableArray<Assignment>.Builder assignments)
    {
        if (assignments.Count == 1 && assignments[0].Columns.Length == 1)
            return false;
        if (assignments.Count == 2 && assignments[0].Columns.Length == 1 && assignments[1].Columns.Length == 1)
            return assignments[0].Columns[0].Value == assignments[1].Columns[0].Value;

        var columns = new HashSet<string>(StringComparer.Ordinal);
        return !assignments.SelectMany(assignment => assignment.Columns).All(column => columns.Add(column.Value));
    }

    private static Assignment? ReadOne(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var columns = ReadColumns(reader, out var isList);
        if (columns is not { } known || !reader.TakeOperator("="))
            return null;

        var values = isList ? ReadValues(reader) : ReadValue(reader);
        return values is { } given && IsAsWide(known.Length, given) ? new Assignment(known, given, new SqlRange(start, reader.LastEnd)) : null;
    }

    private static ImmutableArray<SqlName>? ReadColumns(SqlTokenReader reader, out bool isList)
    {
        isList = reader.Take(SqlTokenKind.LeftParenthesis);
        var columns = reader.Names;
        var begin = columns.Count;
        do
        {
            if (TakeColumn(reader) is not { } column)
                return null;
            columns.Push(column);
        }
        while (isList && reader.Take(SqlTokenKind.Comma));

        return !isList || reader.Take(SqlTokenKind.RightParenthesis) ? columns.Take(begin) : null;
    }

    /// <summary>Takes a column with its fields and subscripts, which are not kept.</summary>
    private static SqlName? TakeColumn(SqlTokenReader reader)
    {
        if (reader.TakeName() is not { } column)
            return null;

        while (reader.At(SqlTokenKind.LeftBracket) || reader.At(SqlTokenKind.Dot))
        {
            if (!PrimaryExpressionReader.TakePart(reader))
                return null;
        }

        return column;
    }

    /// <summary>Whether there is a value a column, or a query that gives them.</summary>
    private static bool IsAsWide(int columns, ImmutableArray<SqlExpression> values) =>
        values.Length == columns || (values.Length == 1 && values[0] is SubqueryExpression query && (query.Query.ColumnCount ?? columns) == columns);

    private static ImmutableArray<SqlExpression>? ReadValue(SqlTokenReader reader) =>
        ValuesReader.ReadValue(reader, allowsDefault: true) is { } value ? ImmutableArray.Create(value) : null;

    /// <summary>Reads <c>(1, 2)</c>, <c>ROW(1, 2)</c> or a sub-select.</summary>
    private static ImmutableArray<SqlExpression>? ReadValues(SqlTokenReader reader)
    {
        if (reader.AtWord("row") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
            reader.Take();
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return ReadValue(reader);
        if (PrimaryExpressionReader.IsQuery(reader, 1))
            return PrimaryExpressionReader.ReadSubquery(reader) is { } query ? ImmutableArray.Create<SqlExpression>(query) : null;

        reader.Take();
        var values = ImmutableArray.CreateBuilder<SqlExpression>();
        do
        {
            if (ValuesReader.ReadValue(reader, allowsDefault: true) is not { } value)
                return null;
            values.Add(value);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? values.ToImmutable() : null;
    }
}
