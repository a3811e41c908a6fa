namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Picks from a text the names that stand before an argument list. Comments and strings are not told apart: a name too many only costs time.</summary>
internal static class InvokedNames
{
    /// <summary>So long may a list of type arguments be.</summary>
    private const int LongestTypeArguments = 200;

    /// <summary>The names between two places of a text, each once.</summary>
    public static HashSet<string> In(string text, int start, int end)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = start; at < end; at++)
        {
            if (!IsNameStart(text[at]))
                continue;
            var from = at;
            while (at < end && IsNamePart(text[at]))
                at++;
            if (IsBeforeArguments(text, at, end))
                names.Add(text.Substring(from, at - from));
        }

        return names;
    }

    private static bool IsBeforeArguments(string text, int at, int end)
    {
        if (at < end && text[at] == '<')
            at = AfterTypeArguments(text, at, Math.Min(end, at + LongestTypeArguments));
        while (at < end && text[at] == ' ')
            at++;
        return at < end && text[at] == '(';
    }

    /// <summary>The place after the closing bracket; the start when what follows are no type arguments.</summary>
    private static int AfterTypeArguments(string text, int start, int end)
    {
        var depth = 0;
        for (var at = start; at < end; at++)
        {
            switch (text[at])
            {
                case '<':
                    depth++;
                    break;
                case '>' when --depth == 0:
                    return at + 1;
                case ' ' or ',' or '.' or '?' or '[' or ']' or '(' or ')' or '>':
                    break;
                case var letter when !IsNamePart(letter):
                    return start;
            }
        }

        return start;
    }

    private static bool IsNameStart(char letter) => char.IsLetter(letter) || letter == '_';

    private static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
