namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Picks the names from a text. Those in comments and strings are among them: a name too many only costs time.</summary>
internal static class WrittenNames
{
    /// <summary>Each name once.</summary>
    public static HashSet<string> In(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            var from = at;
            at = EndOf(text, at, text.Length);
            if (at > from && IsStart(text[from]))
                names.Add(text.Substring(from, at - from));
        }

        return names;
    }

    /// <summary>The place after the name that stands there; the same place when none does.</summary>
    public static int EndOf(string text, int at, int end)
    {
        while (at < end && IsPart(text[at]))
            at++;
        return at;
    }

    /// <summary>Whether a name may begin with the letter.</summary>
    public static bool IsStart(char letter) => char.IsLetter(letter) || letter == '_';

    /// <summary>Whether a name may hold the letter.</summary>
    public static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    /// <summary>The names that stand as the only type argument after one of these words.</summary>
    public static IEnumerable<string> ArgumentsOf(string text, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var start = at + word.Length;
                var end = start;
                while (end < text.Length && (IsPart(text[end]) || text[end] == '.'))
                    end++;
                if (end > start && end < text.Length && text[end] == '>')
                    yield return text.Substring(start, end - start).Split('.').Last();
            }
        }
    }
}
