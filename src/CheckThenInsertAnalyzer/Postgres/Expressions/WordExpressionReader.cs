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
        if (reader.IsWord(word, "null") || reader.IsWord(word, "true") || reader.IsWord(word, "false") || reader.IsWord(word, "default"))
            return PrimaryExpressionReader.TakeConstantWord(reader);
        if (reader.IsWord(word, "case"))
            return SkipCase(reader);
        if (reader.IsWord(word, "cast"))
            return ReadCast(reader);
        if (reader.IsWord(word, "array"))
        {
            reader.Take();
            return PrimaryExpressionReader.SkipGroup(reader, word.Range.Start);
        }

        return IsValueWord(reader, word) ? ReadValueWord(reader, word) : reader.Break();
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
        if (reader.At(SqlTokenKind.LeftParenthesis))
            return PrimaryExpressionReader.SkipGroup(reader, word.Range.Start);
        return new FunctionExpression(new QualifiedName(null, known), ImmutableArray<SqlExpression>.Empty, IsStar: false, word.Range);
    }

    /// <summary>Passes over CASE … END, in which another may stand.</summary>
    private static SqlExpression? SkipCase(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var depth = 0;
        do
        {
            if (reader.AtWord("case"))
                depth++;
            else if (reader.AtWord("end"))
                depth--;
            if (!reader.SkipTokenOrGroup())
                return reader.Break();
        }
        while (depth > 0);

        return new UnknownExpression(new SqlRange(start, reader.LastEnd));
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
        if (reader.IsWord(word, "exists"))
            return reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis ? PrimaryExpressionReader.ReadSubquery(reader, isExists: true) : reader.Break();
        if (TypedLiteralReader.IsAt(reader))
            return TypedLiteralReader.Read(reader);
        if (reader.Peek(1).Kind != SqlTokenKind.LeftParenthesis)
            return CallOrColumnReader.Read(reader);
        if (reader.IsWord(word, "values"))
            return reader.Break();
        if (reader.IsWord(word, "coalesce") || reader.IsWord(word, "greatest") || reader.IsWord(word, "least") || reader.IsWord(word, "nullif"))
            return CallOrColumnReader.Read(reader);

        // EXTRACT(x FROM y), TRIM(BOTH x FROM y), JSON_OBJECT(k: v), ROW(…): each has a syntax of its own.
        reader.Take();
        return PrimaryExpressionReader.SkipGroup(reader, word.Range.Start);
    }

    private static SqlExpression? ReadFunctionNameWord(SqlTokenReader reader, SqlToken word)
    {
        if (reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
            return CallOrColumnReader.ReadCall(reader);
        return reader.IsWord(word, "current_schema") ? ReadValueWord(reader, word) : reader.Break();
    }
}
