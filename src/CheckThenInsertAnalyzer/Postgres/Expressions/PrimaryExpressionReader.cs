using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the operands of expressions: constants, placeholders, columns, calls, parentheses, and what may stand after them.</summary>
internal static class PrimaryExpressionReader
{
    /// <summary>More casts in a row are given as one unknown, so that the tree stays low.</summary>
    private const int MaxCasts = 8;

    /// <summary>Reads one operand with its casts and subscripts.</summary>
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        return ReadBare(reader) is { } operand ? ReadPostfix(reader, operand, start) : null;
    }

    /// <summary>Reads the casts, subscripts and field names after an operand.</summary>
    public static SqlExpression? ReadPostfix(SqlTokenReader reader, SqlExpression? operand, int start)
    {
        // A column, a placeholder and what stands in parentheses have parts (4.2.3, 4.2.4); a call and a cast have none.
        var hasParts = operand is ColumnExpression or ParameterExpression or HoleExpression || reader.Text[start] == '(';
        var casts = 0;
        while (operand is not null)
        {
            if (reader.Take(SqlTokenKind.DoubleColon))
            {
                hasParts = false;
                operand = ReadCast(reader, casts++ < MaxCasts ? operand : new UnknownExpression(operand.Range), start);
            }
            else if (reader.Current.Kind is SqlTokenKind.LeftBracket or SqlTokenKind.Dot)
            {
                operand = hasParts && TakePart(reader) ? new UnknownExpression(RangeFrom(reader, start)) : reader.Break();
                hasParts = reader.Text[reader.LastEnd - 1] != '*';
            }
            else
            {
                return operand;
            }
        }

        return null;
    }

    private static SqlExpression? ReadCast(SqlTokenReader reader, SqlExpression operand, int start) =>
        TypeNameReader.Read(reader) is { } type ? new CastExpression(operand, type, RangeFrom(reader, start)) : reader.Break();

    /// <summary>Takes <c>.field</c>, <c>.*</c>, <c>[index]</c> or <c>[from:to]</c>; false when it is something else.</summary>
    public static bool TakePart(SqlTokenReader reader)
    {
        if (reader.Take(SqlTokenKind.Dot))
            return reader.TakeOperator("*") || reader.TakeLabel() is not null;
        if (!reader.TryEnter())
            return reader.SkipGroup();

        reader.Take();
        var isRead = TakeBound(reader, SqlTokenKind.Colon) && (!reader.Take(SqlTokenKind.Colon) || TakeBound(reader, SqlTokenKind.RightBracket));
        reader.Leave();
        return isRead && reader.Take(SqlTokenKind.RightBracket);
    }

    private static bool TakeBound(SqlTokenReader reader, SqlTokenKind end) => reader.At(end) || ExpressionReader.Read(reader) is not null;

    /// <summary>Reads <c>(a, b)</c> or <c>(SELECT …)</c> after IN or ANY.</summary>
    public static ImmutableArray<SqlExpression>? ReadParenthesizedItems(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (!reader.At(SqlTokenKind.LeftParenthesis) || !reader.TryEnter())
            return SkipGroup(reader, start) is { } skipped ? ImmutableArray.Create(skipped) : null;

        var first = ReadFirstInside(reader, start);
        var items = first is null ? null : ExpressionReader.ReadList(reader, first);
        reader.Leave();
        return items is not null && Close(reader) ? items : null;
    }

    /// <summary>Takes NULL, TRUE, FALSE or DEFAULT.</summary>
    public static LiteralExpression TakeConstantWord(SqlTokenReader reader)
    {
        var word = reader.Take();
        if (reader.IsWord(word, "null"))
            return new LiteralExpression(SqlLiteralKind.Null, "", word.Range);
        if (reader.IsWord(word, "default"))
            return new LiteralExpression(SqlLiteralKind.Default, "", word.Range);
        return new LiteralExpression(SqlLiteralKind.Boolean, reader.IsWord(word, "true") ? "true" : "false", word.Range);
    }

    /// <summary>Reads one operand without what may follow it.</summary>
    public static SqlExpression? ReadBare(SqlTokenReader reader)
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case SqlTokenKind.Word:
                return WordExpressionReader.Read(reader);
            case SqlTokenKind.QuotedName or SqlTokenKind.UnicodeName:
                return CallOrColumnReader.Read(reader);
            case SqlTokenKind.NamedParameter or SqlTokenKind.PositionalParameter:
                return ReadParameter(reader);
            case SqlTokenKind.Number:
                reader.Take();
                return token.HasHole
                    ? new UnknownExpression(token.Range)
                    : new LiteralExpression(SqlLiteralKind.Number, reader.Text.Substring(token.Range.Start, token.Range.Length), token.Range);
            case SqlTokenKind.Hole:
                reader.Take();
                return new HoleExpression(reader.HolesBefore(token.Range.Start), token.Range);
            case SqlTokenKind.BitString:
                reader.Take();
                return new UnknownExpression(token.Range);
            case SqlTokenKind.LeftParenthesis:
                return ReadValue(reader);
            default:
                return token.IsString ? ReadString(reader) : reader.Break();
        }
    }

    private static SqlExpression ReadParameter(SqlTokenReader reader)
    {
        var token = reader.Take();
        if (token.HasHole)
            return new UnknownExpression(token.Range);

        var nameStart = token.Kind == SqlTokenKind.NamedParameter ? token.Range.Start + 1 : token.Range.Start;
        return new ParameterExpression(reader.Text.Substring(nameStart, token.Range.End - nameStart), token.Range);
    }

    /// <summary>Takes a string constant; unknown when a hole or an escape makes it so.</summary>
    public static SqlExpression? ReadString(SqlTokenReader reader)
    {
        var token = reader.Take();
        if (reader.AtWord("uescape"))
            return reader.Break();
        if (SqlTokenValue.String(reader.Text, token) is { } value)
            return new LiteralExpression(SqlLiteralKind.String, value, token.Range);

        // An escape that the server may refuse.
        if (token.Kind == SqlTokenKind.UnicodeString && !token.HasHole)
            reader.PassOver();
        return new UnknownExpression(token.Range);
    }

    /// <summary>Reads <c>(expression)</c>, whose range takes in the parentheses, a row of several expressions, or a sub-select.</summary>
    public static SqlExpression? ReadParenthesized(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (!reader.TryEnter())
            return SkipGroup(reader, start);

        var first = ReadFirstInside(reader, start);
        var isRow = reader.At(SqlTokenKind.Comma);
        var isRead = first is not null && (!isRow || ExpressionReader.ReadList(reader, first) is not null);
        reader.Leave();
        if (!isRead || !Close(reader))
            return null;
        return isRow ? new UnknownExpression(RangeFrom(reader, start)) : first! with { Range = RangeFrom(reader, start) };
    }

    /// <summary>Reads what stands in parentheses as a value: of a query that is one column, or the server takes it for a syntax error; only a row may be compared with more.</summary>
    private static SqlExpression? ReadValue(SqlTokenReader reader)
    {
        var value = ReadParenthesized(reader);
        if (value is SubqueryExpression { IsExists: false, Query.ColumnCount: { } count } && count != 1)
            reader.PassOver();
        return value;
    }

    /// <summary>
    /// Takes the parenthesis and reads the first expression behind it, or the query. Parentheses that begin with a query may turn out to be
    /// the query in more parentheses, the first operand of a UNION, or an operand of an expression; only what follows tells.
    /// </summary>
    private static SqlExpression? ReadFirstInside(SqlTokenReader reader, int start)
    {
        reader.Take();
        if (IsQuery(reader, 0))
            return new SubqueryExpression(IsExists: false, SelectReader.Read(reader), RangeFrom(reader, start));
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return ExpressionReader.Read(reader);

        var innerStart = reader.Current.Range.Start;
        if (ReadParenthesized(reader) is not { } inner)
            return null;
        if (inner is not SubqueryExpression { IsExists: false, Query: var query })
            return ExpressionReader.Continue(reader, inner, innerStart);
        if (SelectReader.IsContinuation(reader))
            return new SubqueryExpression(IsExists: false, SelectReader.Continue(reader, query, innerStart), RangeFrom(reader, start));
        return reader.At(SqlTokenKind.RightParenthesis) ? inner : ExpressionReader.Continue(reader, inner, innerStart);
    }

    /// <summary>Whether a query begins at that distance.</summary>
    public static bool IsQuery(SqlTokenReader reader, int distance)
    {
        var token = reader.Peek(distance);
        return token.Kind == SqlTokenKind.Word && token.Range.Length is > 3 and < 7
            && (reader.IsWord(token, "select") || reader.IsWord(token, "with") || reader.IsWord(token, "table")
                || (reader.IsWord(token, "values") && reader.Peek(distance + 1).Kind == SqlTokenKind.LeftParenthesis));
    }

    /// <summary>Reads a query in parentheses; null, and the reader broken, when something else stands in them.</summary>
    public static SubqueryExpression? ReadSubquery(SqlTokenReader reader) =>
        reader.At(SqlTokenKind.LeftParenthesis) && ReadParenthesized(reader) is SubqueryExpression { IsExists: false } query ? query : reader.Break<SubqueryExpression>();

    /// <summary>Reads <c>EXISTS (query)</c>.</summary>
    public static SqlExpression? ReadExists(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;
        return ReadSubquery(reader) is { } inside ? inside with { IsExists = true, Range = RangeFrom(reader, start) } : null;
    }

    /// <summary>Passes over a group whose inside is not looked at.</summary>
    public static SqlExpression? SkipGroup(SqlTokenReader reader, int start) =>
        reader.SkipGroup() ? new UnknownExpression(RangeFrom(reader, start)) : reader.Break();

    /// <summary>Takes the closing parenthesis; false, and the reader broken, when another token stands here.</summary>
    public static bool Close(SqlTokenReader reader)
    {
        if (reader.IsBroken)
            return false;
        if (reader.Take(SqlTokenKind.RightParenthesis))
            return true;
        reader.Break();
        return false;
    }

    private static SqlRange RangeFrom(SqlTokenReader reader, int start) => new(start, reader.LastEnd);
}
