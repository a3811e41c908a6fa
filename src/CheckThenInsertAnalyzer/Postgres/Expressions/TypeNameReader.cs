namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads type names with their modifiers and array bounds.</summary>
internal static class TypeNameReader
{
    /// <summary>Takes a type and gives it as written, in lower case but for names in quotes; null when none stands here.</summary>
    public static string? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (!TakeBase(reader) || !TakeArrayBounds(reader))
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

    /// <summary>Whether a type that may stand before a constant is taken: no array, and an interval without fields, which stand behind its constant.</summary>
    public static bool TakeOfConstant(SqlTokenReader reader) => reader.TakeWord("interval") ? TakeModifiers(reader) : TakeBase(reader);

    /// <summary>Takes <c>YEAR</c>, <c>DAY TO SECOND (3)</c> and the like after INTERVAL; false when none stands here.</summary>
    public static bool TakeIntervalFields(SqlTokenReader reader)
    {
        if (reader.TakeWord("year"))
        {
            reader.TakeWords("to", "month");
            return true;
        }

        if (reader.TakeWord("month"))
            return true;

        var isField = reader.TakeWord("day") || reader.TakeWord("hour") || reader.TakeWord("minute") || reader.TakeWord("second");
        if (!isField)
            return false;

        // DAY TO SECOND, but not HOUR TO DAY: the finer field stands behind TO.
        var first = reader.Peek(-1);
        if (reader.AtWord("to") && IsFiner(reader, reader.Peek(1), first))
            reader.Index += 2;
        return TakeFieldPrecision(reader);
    }

    private static bool IsFiner(SqlTokenReader reader, SqlToken field, SqlToken than) => FieldRank(reader, field) > FieldRank(reader, than);

    private static int FieldRank(SqlTokenReader reader, SqlToken field) =>
        reader.IsWord(field, "second") ? 4 : reader.IsWord(field, "minute") ? 3 : reader.IsWord(field, "hour") ? 2 : reader.IsWord(field, "day") ? 1 : 0;

    /// <summary>Takes the precision of seconds; true also when there is none.</summary>
    private static bool TakeFieldPrecision(SqlTokenReader reader) =>
        !reader.IsWord(reader.Peek(-1), "second") || TakeModifiers(reader);

    private static bool TakeBase(SqlTokenReader reader)
    {
        if (reader.TakeWords("double", "precision"))
            return true;

        var isNational = reader.TakeWord("national");
        if (reader.AtWord("character") || reader.AtWord("char") || reader.AtWord("nchar") || (!isNational && reader.AtWord("bit")))
        {
            reader.Take();
            reader.TakeWord("varying");
            return TakeModifiers(reader);
        }

        return !isNational && TakeNamed(reader);
    }

    private static bool TakeNamed(SqlTokenReader reader)
    {
        var token = reader.Current;
        var isName = !token.HasHole && (token.IsQuotedName || (token.Kind == SqlTokenKind.Word && reader.Classify(token) != SqlKeywordClass.Reserved));
        if (!isName)
            return false;

        reader.Take();
        if (reader.IsWord(token, "timestamp") || reader.IsWord(token, "time"))
            return TakeModifiers(reader) && TakeTimeZone(reader);
        if (reader.IsWord(token, "interval"))
            return TakeIntervalFields(reader) || TakeModifiers(reader);
        if (HasNoModifiers(reader, token))
            return true;
        while (reader.Take(SqlTokenKind.Dot))
        {
            if (reader.TakeLabel() is null)
                return false;
        }

        return TakeModifiers(reader);
    }

    /// <summary>Whether the word is a type of the grammar itself that takes none, such as <c>int</c>; <c>int(11)</c> is MySQL's.</summary>
    private static bool HasNoModifiers(SqlTokenReader reader, SqlToken word) =>
        reader.IsWord(word, "int") || reader.IsWord(word, "integer") || reader.IsWord(word, "smallint") || reader.IsWord(word, "bigint")
        || reader.IsWord(word, "real") || reader.IsWord(word, "boolean");

    private static bool TakeTimeZone(SqlTokenReader reader)
    {
        var hasZone = (reader.AtWord("with") || reader.AtWord("without")) && reader.IsWord(reader.Peek(1), "time") && reader.IsWord(reader.Peek(2), "zone");
        if (hasZone)
            reader.Index += 3;
        return true;
    }

    /// <summary>Takes <c>(5, 2)</c>; true also when nothing of the kind stands here. What is more than constants is passed over.</summary>
    private static bool TakeModifiers(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return true;

        var index = reader.Index;
        do
        {
            reader.Take();
            reader.TakeOperator("-");
            if (!reader.At(SqlTokenKind.Number) && !reader.Current.IsString && !reader.AtName())
                break;
            reader.Take();
        }
        while (reader.At(SqlTokenKind.Comma));

        if (reader.Take(SqlTokenKind.RightParenthesis))
            return true;
        reader.Index = index;
        return reader.SkipGroup();
    }

    /// <summary>Takes <c>[]</c>, <c>[3][3]</c>, <c>ARRAY</c> or <c>ARRAY[3]</c>; true also when nothing of the kind stands here.</summary>
    private static bool TakeArrayBounds(SqlTokenReader reader)
    {
        if (reader.TakeWord("array"))
            return !reader.At(SqlTokenKind.LeftBracket) || (reader.Peek(1).Kind == SqlTokenKind.Number && TakeBound(reader));

        while (reader.At(SqlTokenKind.LeftBracket))
        {
            if (!TakeBound(reader))
                return false;
        }

        return true;
    }

    private static bool TakeBound(SqlTokenReader reader)
    {
        reader.Take();
        reader.Take(SqlTokenKind.Number);
        return reader.Take(SqlTokenKind.RightBracket);
    }
}
