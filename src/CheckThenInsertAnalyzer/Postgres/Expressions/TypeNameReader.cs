namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads type names with their modifiers and array bounds.</summary>
internal static class TypeNameReader
{
    /// <summary>Takes a type and gives it as written, in lower case but for names in quotes; null when none stands here.</summary>
    public static string? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (!TakeBaseName(reader) || !TakeModifiersAndBounds(reader))
            return null;
        return ToLower(reader.Text.Substring(start, reader.LastEnd - start));
    }

    /// <summary>In lower case but for names in quotes.</summary>
    private static string ToLower(string type)
    {
        if (type.IndexOf('"') < 0)
            return type.ToLowerInvariant();

        var parts = type.Split('"');
        for (var index = 0; index < parts.Length; index += 2)
            parts[index] = parts[index].ToLowerInvariant();
        return string.Join("\"", parts);
    }

    /// <summary>Takes <c>YEAR</c>, <c>DAY TO SECOND (3)</c> and the like after INTERVAL; false when none stands here.</summary>
    public static bool SkipIntervalFields(SqlTokenReader reader)
    {
        if (!TakeField(reader))
            return false;
        if (reader.TakeWord("to"))
            TakeField(reader);
        if (reader.At(SqlTokenKind.LeftParenthesis))
            reader.SkipGroup();
        return true;
    }

    private static bool TakeField(SqlTokenReader reader) =>
        reader.TakeWord("year") || reader.TakeWord("month") || reader.TakeWord("day") || reader.TakeWord("hour") || reader.TakeWord("minute") || reader.TakeWord("second");

    private static bool TakeBaseName(SqlTokenReader reader)
    {
        if (reader.TakeWords("double", "precision"))
            return true;
        if (reader.AtWord("national"))
            reader.Take();
        if (reader.AtWord("character") || reader.AtWord("char") || reader.AtWord("nchar") || reader.AtWord("bit"))
        {
            reader.Take();
            reader.TakeWord("varying");
            return true;
        }

        return TakeName(reader);
    }

    private static bool TakeName(SqlTokenReader reader)
    {
        var token = reader.Current;
        var isName = !token.HasHole && (token.IsQuotedName || (token.Kind == SqlTokenKind.Word && reader.Classify(token) != SqlKeywordClass.Reserved));
        if (!isName)
            return false;

        var isTime = reader.IsWord(token, "timestamp") || reader.IsWord(token, "time");
        var isInterval = reader.IsWord(token, "interval");
        reader.Take();
        if (isTime)
            return TakeTimeZone(reader);
        if (isInterval)
            SkipIntervalFields(reader);
        while (reader.Take(SqlTokenKind.Dot))
        {
            if (reader.TakeLabel() is null)
                return false;
        }

        return true;
    }

    private static bool TakeTimeZone(SqlTokenReader reader)
    {
        if (reader.At(SqlTokenKind.LeftParenthesis) && !reader.SkipGroup())
            return false;

        var hasZone = (reader.AtWord("with") || reader.AtWord("without")) && reader.IsWord(reader.Peek(1), "time") && reader.IsWord(reader.Peek(2), "zone");
        if (hasZone)
            reader.Index += 3;
        return true;
    }

    private static bool TakeModifiersAndBounds(SqlTokenReader reader)
    {
        if (reader.At(SqlTokenKind.LeftParenthesis) && !reader.SkipGroup())
            return false;

        reader.TakeWord("array");
        while (reader.At(SqlTokenKind.LeftBracket))
        {
            if (!reader.SkipGroup())
                return false;
        }

        return true;
    }
}
