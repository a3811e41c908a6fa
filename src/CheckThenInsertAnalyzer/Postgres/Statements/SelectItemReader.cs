namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads one item of a select list or of RETURNING with its alias, which is not kept.</summary>
internal static class SelectItemReader
{
    /// <param name="reader">Where to read.</param>
    /// <param name="isStar">Whether the item is <c>*</c> or <c>t.*</c>; it is then given as an unknown.</param>
    public static SqlExpression? Read(SqlTokenReader reader, out bool isStar)
    {
        var first = reader.Current;
        isStar = reader.TakeOperator("*");
        if (isStar)
            return new UnknownExpression(first.Range);

        if (ExpressionReader.Read(reader) is not { } item)
            return null;

        isStar = item is UnknownExpression && (first.Kind == SqlTokenKind.Word || first.IsQuotedName) && reader.Text[item.Range.End - 1] == '*';
        if (reader.TakeWord("as"))
            return reader.TakeLabel() is null ? reader.Break() : item;
        if (IsBareLabel(reader))
            reader.Take();
        return item;
    }

    private static bool IsBareLabel(SqlTokenReader reader) => reader.AtName() && !reader.AtWord("filter") && !reader.AtWord("over");
}
