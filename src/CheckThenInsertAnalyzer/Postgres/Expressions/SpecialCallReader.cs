namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the calls that have a syntax of their own (func_expr_common_subexpr of PostgreSQL's grammar).</summary>
internal static class SpecialCallReader
{
    /// <summary>Whether the word, which has a parenthesis behind it, is the name of such a call.</summary>
    public static bool IsAt(SqlTokenReader reader, SqlToken word) =>
        IsList(reader, word) || IsUnread(reader, word)
        || reader.IsWord(word, "exists") || reader.IsWord(word, "extract") || reader.IsWord(word, "overlay") || reader.IsWord(word, "position")
        || reader.IsWord(word, "row") || reader.IsWord(word, "substring") || reader.IsWord(word, "treat") || reader.IsWord(word, "trim");

    /// <summary>Reads the call.</summary>
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var word = reader.Current;
        if (IsList(reader, word))
            return ReadList(reader, word);

        reader.Take();
        if (IsUnread(reader, word) || !reader.TryEnter())
            return PrimaryExpressionReader.SkipGroup(reader, word.Range.Start);

        reader.Take();
        var isRead = TakeInside(reader, word);
        reader.Leave();
        return isRead && PrimaryExpressionReader.Close(reader) ? new UnknownExpression(new SqlRange(word.Range.Start, reader.LastEnd)) : reader.Break();
    }

    /// <summary>Whether the arguments are a plain list.</summary>
    private static bool IsList(SqlTokenReader reader, SqlToken word) =>
        reader.IsWord(word, "coalesce") || reader.IsWord(word, "greatest") || reader.IsWord(word, "least") || reader.IsWord(word, "nullif") || reader.IsWord(word, "grouping");

    /// <summary>Whether the call is one of those for XML and JSON, whose inside is not looked at.</summary>
    private static bool IsUnread(SqlTokenReader reader, SqlToken word) =>
        StartsWith(reader.Text, word, "xml") || StartsWith(reader.Text, word, "json") || reader.IsWord(word, "normalize") || reader.IsWord(word, "merge_action");

    private static bool StartsWith(string text, SqlToken word, string start) =>
        word.Range.Length > start.Length && SqlKeywords.Matches(text, new SqlRange(word.Range.Start, word.Range.Start + start.Length), start);

    private static SqlExpression? ReadList(SqlTokenReader reader, SqlToken word) =>
        CallOrColumnReader.ReadCall(reader) switch
        {
            FunctionExpression { IsStar: false, ArgumentNames.IsEmpty: true } call when HasArguments(reader, word, call.Arguments.Length) => call,
            UnknownExpression { Range: var range } when !reader.IsBroken && reader.PassedOver > 0 => new UnknownExpression(range),
            _ => reader.Break(),
        };

    private static bool HasArguments(SqlTokenReader reader, SqlToken word, int count) => reader.IsWord(word, "nullif") ? count == 2 : count > 0;

    private static bool TakeInside(SqlTokenReader reader, SqlToken word)
    {
        if (reader.IsWord(word, "row"))
            return reader.At(SqlTokenKind.RightParenthesis) || ExpressionReader.ReadList(reader) is not null;
        if (reader.IsWord(word, "extract"))
            return (reader.Current.IsString || (reader.At(SqlTokenKind.Word) && !reader.Current.HasHole)) && TakeAfter(reader, reader.Take(), "from");
        if (reader.IsWord(word, "position"))
            return ExpressionReader.ReadOperand(reader) is not null && reader.TakeWord("in") && ExpressionReader.ReadOperand(reader) is not null;
        if (reader.IsWord(word, "treat"))
            return ExpressionReader.Read(reader) is not null && reader.TakeWord("as") && TypeNameReader.Read(reader) is not null;
        if (reader.IsWord(word, "trim"))
            return TakeTrim(reader);
        return reader.IsWord(word, "overlay") ? TakeOverlay(reader) : TakeSubstring(reader);
    }

    private static bool TakeAfter(SqlTokenReader reader, SqlToken field, string keyword) =>
        !field.HasHole && reader.TakeWord(keyword) && ExpressionReader.Read(reader) is not null;

    private static bool TakeTrim(SqlTokenReader reader)
    {
        if (!reader.TakeWord("both") && !reader.TakeWord("leading"))
            reader.TakeWord("trailing");
        if (reader.TakeWord("from"))
            return ExpressionReader.ReadList(reader) is not null;
        return ExpressionReader.Read(reader) is { } first
            && (reader.TakeWord("from") ? ExpressionReader.ReadList(reader) is not null : ExpressionReader.ReadList(reader, first) is not null);
    }

    private static bool TakeOverlay(SqlTokenReader reader)
    {
        if (ExpressionReader.Read(reader) is not { } first)
            return false;
        if (!reader.TakeWord("placing"))
            return ExpressionReader.ReadList(reader, first) is not null;
        return ExpressionReader.Read(reader) is not null && reader.TakeWord("from") && ExpressionReader.Read(reader) is not null
            && (!reader.TakeWord("for") || ExpressionReader.Read(reader) is not null);
    }

    private static bool TakeSubstring(SqlTokenReader reader)
    {
        if (ExpressionReader.Read(reader) is not { } first)
            return false;
        if (reader.TakeWord("similar"))
            return ExpressionReader.Read(reader) is not null && reader.TakeWord("escape") && ExpressionReader.Read(reader) is not null;
        if (reader.TakeWord("from"))
            return ExpressionReader.Read(reader) is not null && (!reader.TakeWord("for") || ExpressionReader.Read(reader) is not null);
        if (reader.TakeWord("for"))
            return ExpressionReader.Read(reader) is not null && (!reader.TakeWord("from") || ExpressionReader.Read(reader) is not null);
        return ExpressionReader.ReadList(reader, first) is not null;
    }
}
