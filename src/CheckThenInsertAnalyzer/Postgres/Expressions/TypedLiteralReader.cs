namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads <c>type 'constant'</c>, such as <c>date '2024-01-01'</c> or <c>interval '1' day</c> (PostgreSQL documentation, 4.1.2.7).</summary>
internal static class TypedLiteralReader
{
    /// <summary>Whether a type name with a string after it begins here.</summary>
    public static bool IsAt(SqlTokenReader reader)
    {
        var index = reader.Index;
        var isAt = TypeNameReader.Read(reader) is not null && reader.Index > index && reader.Current.IsString;
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
        if (isInterval && TypeNameReader.SkipIntervalFields(reader))
            return new UnknownExpression(new SqlRange(start, reader.LastEnd));
        return new CastExpression(value, type, new SqlRange(start, reader.LastEnd));
    }
}
