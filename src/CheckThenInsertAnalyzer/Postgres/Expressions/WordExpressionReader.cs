using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the operands that begin with a word: the key words with a syntax of their own, else a call or a column.</summary>
internal static class WordExpressionReader
{
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var word = reader.Current;
        return reader.Classify(word) switch
        {
            SqlKeywordClass.Reserved => ReadReserved(reader, word),
            SqlKeywordClass.ColumnName => ReadColumnNameWord(reader, word),
            SqlKeywordClass.FunctionName => ReadFunctionNameWord(reader, word),
            _ => CallOrColumnReader.Read(reader),
        };
    }

    private static SqlExpression? ReadReserved(SqlTokenReader reader, SqlToken word)
    {
        if (reader.IsWord(word, "null") || reader.IsWord(word, "true") || reader.IsWord(word, "false"))
            return PrimaryExpressionReader.TakeConstantWord(reader);
        if (reader.IsWord(word, "case"))
            return CaseReader.Read(reader);
        if (reader.IsWord(word, "cast"))
            return ReadCast(reader);
        if (reader.IsWord(word, "array"))
            return ReadArray(reader);
        return IsValueWord(reader, word) ? ReadValueWord(reader, word) : reader.Break();
    }

    /// <summary>Reads <c>ARRAY[…]</c> or <c>ARRAY(SELECT …)</c>.</summary>
    private static SqlExpression? ReadArray(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;
        if (reader.At(SqlTokenKind.LeftBracket) && reader.Peek(1).Kind != SqlTokenKind.LeftBracket)
            return ReadArrayItems(reader, start);

        var isRead = reader.At(SqlTokenKind.LeftParenthesis) ? PrimaryExpressionReader.ReadSubquery(reader) is not null : TakeArrayItems(reader);
        return isRead ? new UnknownExpression(new SqlRange(start, reader.LastEnd)) : reader.Break();
    }

    /// <summary>Reads <c>[1, 2]</c>.</summary>
    private static SqlExpression? ReadArrayItems(SqlTokenReader reader, int start)
    {
        if (!reader.TryEnter())
            return PrimaryExpressionReader.SkipGroup(reader, start);

        reader.Take();
        var items = reader.At(SqlTokenKind.RightBracket) ? ImmutableArray<SqlExpression>.Empty : ExpressionReader.ReadList(reader);
        reader.Leave();
        return items is { } list && reader.Take(SqlTokenKind.RightBracket) ? new ArrayExpression(list, new SqlRange(start, reader.LastEnd)) : reader.Break();
    }

    /// <summary>Takes <c>[1, 2]</c> or <c>[[1, 2], [3, 4]]</c>.</summary>
    private static bool TakeArrayItems(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftBracket))
            return false;
        if (!reader.TryEnter())
            return reader.SkipGroup();

        reader.Take();
        var isRead = true;
        if (reader.At(SqlTokenKind.LeftBracket))
        {
            do
                isRead = TakeArrayItems(reader);
            while (isRead && reader.Take(SqlTokenKind.Comma));
        }
        else if (!reader.At(SqlTokenKind.RightBracket))
        {
            isRead = ExpressionReader.ReadList(reader) is not null;
        }

        reader.Leave();
        return isRead && reader.Take(SqlTokenKind.RightBracket);
    }

    /// <summary>Whether the word is one of the functions that are called without parentheses (CURRENT_DATE, SESSION_USER …).</summary>
    private static bool IsValueWord(SqlTokenReader reader, SqlToken word) =>
        reader.IsWord(word, "current_timestamp") || reader.IsWord(word, "current_date") || reader.IsWord(word, "current_time")
        || reader.IsWord(word, "localtimestamp") || reader.IsWord(word, "localtime") || reader.IsWord(word, "current_user")
        || reader.IsWord(word, "session_user") || reader.IsWord(word, "system_user") || reader.IsWord(word, "user")
        || reader.IsWord(word, "current_role") || reader.IsWord(word, "current_catalog");

    private static SqlExpression? ReadValueWord(SqlTokenReader reader, SqlToken word)
    {
        var name = SqlTokenValue.Name(reader.Text, reader.Take());
        if (name is not { } known)
            return reader.Break();
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return new FunctionExpression(new QualifiedName(null, known), ImmutableArray<SqlExpression>.Empty, IsStar: false, word.Range);

        // CURRENT_TIMESTAMP(3) has a precision; CURRENT_USER() is MySQL's.
        var hasPrecision = known.Value is "current_timestamp" or "current_time" or "localtimestamp" or "localtime";
        var isRead = hasPrecision && reader.Take(SqlTokenKind.LeftParenthesis) && reader.Take(SqlTokenKind.Number) && reader.Take(SqlTokenKind.RightParenthesis);
        return isRead ? new UnknownExpression(new SqlRange(word.Range.Start, reader.LastEnd)) : reader.Break();
    }

    private static SqlExpression? ReadCast(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;
        if (!reader.TryEnter())
            return PrimaryExpressionReader.SkipGroup(reader, start);

        var operand = reader.Take(SqlTokenKind.LeftParenthesis) ? ExpressionReader.Read(reader) : null;
        reader.Leave();
        if (operand is null || !reader.TakeWord("as") || TypeNameReader.Read(reader) is not { } type || !reader.Take(SqlTokenKind.RightParenthesis))
            return reader.Break();
        return new CastExpression(operand, type, new SqlRange(start, reader.LastEnd));
    }

    private static SqlExpression? ReadColumnNameWord(SqlTokenReader reader, SqlToken word)
    {
        if (reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis && SpecialCallReader.IsAt(reader, word))
            return reader.IsWord(word, "exists") ? PrimaryExpressionReader.ReadExists(reader) : SpecialCallReader.Read(reader);
        if (TypedLiteralReader.IsAt(reader))
            return TypedLiteralReader.Read(reader);

        // What else has parentheses is a type's name, which cannot be called.
        return reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis ? reader.Break() : CallOrColumnReader.Read(reader);
    }

    private static SqlExpression? ReadFunctionNameWord(SqlTokenReader reader, SqlToken word)
    {
        if (reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
            return CallOrColumnReader.ReadCall(reader);
        return reader.IsWord(word, "current_schema") ? ReadValueWord(reader, word) : reader.Break();
    }
}
