namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads one item of a select list or of RETURNING.</summary>
internal static class SelectItemReader
{
    /// <param name="reader">Where to read.</param>
    /// <param name="alias">The name that the item is given; null when it is given none.</param>
    /// <param name="isStar">Whether the item is <c>*</c> or <c>t.*</c>; it is then given as an unknown.</param>
    public static SqlExpression? Read(SqlTokenReader reader, out SqlName? alias, out bool isStar)
    {
        alias = null;
        var first = reader.Current;
        isStar = reader.TakeOperator("*");
        if (isStar)
            return new UnknownExpression(first.Range);

        if (ExpressionReader.Read(reader) is not { } item)
            return null;

        isStar = item is UnknownExpression && reader.Text[item.Range.End - 1] == '*';
        if (reader.TakeWord("as"))
            return (alias = reader.TakeLabel()) is null ? reader.Break() : item;
        if (IsBareLabel(reader))
            alias = reader.TakeName();
        return item;
    }

    /// <summary>Whether a name stands here that needs no AS before it (pg_get_keywords(), barelabel).</summary>
    private static bool IsBareLabel(SqlTokenReader reader) => reader.AtName() && !(reader.At(SqlTokenKind.Word) && NeedsAs(reader));

    private static bool NeedsAs(SqlTokenReader reader) => reader.Current.Range.Length switch
    {
        3 => reader.AtWord("day"),
        4 => reader.AtWord("over") || reader.AtWord("year") || reader.AtWord("hour") || reader.AtWord("char"),
        5 => reader.AtWord("month"),
        6 => reader.AtWord("filter") || reader.AtWord("minute") || reader.AtWord("second") || reader.AtWord("within"),
        7 => reader.AtWord("varying") || reader.AtWord("without"),
        9 => reader.AtWord("character") || reader.AtWord("precision"),
        _ => false,
    };
}
