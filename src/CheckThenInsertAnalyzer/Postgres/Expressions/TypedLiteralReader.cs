namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads <c>type 'constant'</c>, such as <c>date '2024-01-01'</c> or <c>interval '1' day</c> (PostgreSQL documentation, 4.1.2.7).</summary>
internal static class TypedLiteralReader
{
    /// <summary>A type with its modifiers has no more tokens than this before its constant.</summary>
    private const int MaxTypeTokens = 12;

    /// <summary>Whether a type name with a string after it begins here.</summary>
    public static bool IsAt(SqlTokenReader reader)
    {
        if (!HasStringAhead(reader))
            return false;

        var index = reader.Index;
        var isAt = TypeNameReader.TakeOfConstant(reader) && reader.Index > index && reader.Current.IsString;
        reader.Index = index;
        return isAt;
    }

    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var isInterval = reader.AtWord("interval");
        if (TypeNameReader.Read(reader) is not { } type || PrimaryExpressionReader.ReadString(reader) is not { } value)
            return reader.Break();

        // INTERVAL '1' DAY TO SECOND(3): the fields change what the constant means.
        if (isInterval && TypeNameReader.TakeIntervalFields(reader))
            return new UnknownExpression(new SqlRange(start, reader.LastEnd));
        return new CastExpression(value, type, new SqlRange(start, reader.LastEnd));
    }

    /// <summary>Whether one of the next tokens is a string, with nothing before it but what a type is made of.</summary>
    private static bool HasStringAhead(SqlTokenReader reader)
    {
        for (var distance = 1; distance < MaxTypeTokens; distance++)
        {
            var token = reader.Peek(distance);
            if (token.IsString)
                return true;
            if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Dot or SqlTokenKind.Number or SqlTokenKind.Comma
                or SqlTokenKind.LeftParenthesis or SqlTokenKind.RightParenthesis or SqlTokenKind.LeftBracket or SqlTokenKind.RightBracket))
                return false;
        }

        return false;
    }
}
