using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the operands of expressions: constants, placeholders, columns, calls, parentheses, and what may stand after them.</summary>
internal static class PrimaryExpressionReader
{
    /// <summary>Reads one operand with its casts and subscripts.</summary>
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        return ReadOperand(reader) is { } operand ? ReadPostfix(reader, operand, start) : null;
    }

    /// <summary>Reads the casts, subscripts and field names after an operand.</summary>
    public static SqlExpression? ReadPostfix(SqlTokenReader reader, SqlExpression operand, int start)
    {
        while (true)
        {
            if (reader.Take(SqlTokenKind.DoubleColon))
            {
                if (TypeNameReader.Read(reader) is not { } type)
                    return reader.Break();
                operand = new CastExpression(operand, type, RangeFrom(reader, start));
            }
            else if (reader.At(SqlTokenKind.LeftBracket))
            {
                if (!reader.SkipGroup())
                    return reader.Break();
                operand = new UnknownExpression(RangeFrom(reader, start));
            }
            else if (reader.Take(SqlTokenKind.Dot))
            {
                if (operand is LiteralExpression || (!reader.TakeOperator("*") && reader.TakeLabel() is null))
                    return reader.Break();
                operand = new UnknownExpression(RangeFrom(reader, start));
            }
            else
            {
                return operand;
            }
        }
    }

    /// <summary>Reads <c>(a, b)</c> or <c>(SELECT …)</c> after IN or ANY.</summary>
    public static ImmutableArray<SqlExpression>? ReadParenthesizedItems(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
        {
            reader.Break();
            return null;
        }

        if (IsQuery(reader, 1))
            return ReadSubquery(reader, isExists: false) is { } query ? ImmutableArray.Create(query) : null;

        var start = reader.Current.Range.Start;
        if (!reader.TryEnter())
            return SkipGroup(reader, start) is { } skipped ? ImmutableArray.Create(skipped) : null;

        reader.Take();
        var items = ExpressionReader.ReadList(reader);
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

    private static SqlExpression? ReadOperand(SqlTokenReader reader)
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
                return ReadParenthesized(reader);
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
        return SqlTokenValue.String(reader.Text, token) is { } value
            ? new LiteralExpression(SqlLiteralKind.String, value, token.Range)
            : new UnknownExpression(token.Range);
    }

    /// <summary>Reads <c>(expression)</c>, whose range takes in the parentheses, a row of several expressions, or a sub-select.</summary>
    private static SqlExpression? ReadParenthesized(SqlTokenReader reader)
    {
        if (IsQuery(reader, 1))
            return ReadSubquery(reader, isExists: false);

        var start = reader.Current.Range.Start;
        if (!reader.TryEnter())
            return SkipGroup(reader, start);

        reader.Take();
        var items = ExpressionReader.ReadList(reader);
        reader.Leave();
        if (items is not { } list || !Close(reader))
            return null;
        return list.Length == 1 ? list[0] with { Range = RangeFrom(reader, start) } : new UnknownExpression(RangeFrom(reader, start));
    }

    /// <summary>Whether a query begins at that distance.</summary>
    public static bool IsQuery(SqlTokenReader reader, int distance)
    {
        var token = reader.Peek(distance);
        return reader.IsWord(token, "select") || reader.IsWord(token, "with") || reader.IsWord(token, "values") || reader.IsWord(token, "table");
    }

    /// <summary>Reads a query in parentheses. One that is no SELECT is an unknown.</summary>
    public static SqlExpression? ReadSubquery(SqlTokenReader reader, bool isExists)
    {
        var start = isExists ? reader.Take().Range.Start : reader.Current.Range.Start;
        if (isExists && !IsQuery(reader, 1) && reader.Peek(1).Kind != SqlTokenKind.LeftParenthesis)
            return reader.Break();

        var isSelect = reader.At(SqlTokenKind.LeftParenthesis) && reader.IsWord(reader.Peek(1), "select");
        if (!isSelect || !reader.TryEnter())
            return SkipGroup(reader, start);

        reader.Take();
        var query = SelectReader.Read(reader);
        reader.Leave();
        return Close(reader) ? new SubqueryExpression(isExists, query, RangeFrom(reader, start)) : null;
    }

    /// <summary>Passes over a group whose inside is not looked at.</summary>
    public static SqlExpression? SkipGroup(SqlTokenReader reader, int start) =>
        reader.SkipGroup() ? new UnknownExpression(RangeFrom(reader, start)) : reader.Break();

    private static bool Close(SqlTokenReader reader)
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
