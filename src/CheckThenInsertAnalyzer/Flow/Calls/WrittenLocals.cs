namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Picks from the text of a method of what type a local is.</summary>
internal static class WrittenLocals
{
    /// <summary>
    /// The name of the type that is written at the local's declaration or behind its <c>new</c>; empty when several are, or what it gets must be known;
    /// null when it is not declared in the text.
    /// </summary>
    public static string? TypeOf(string local, string text)
    {
        string? type = null;
        for (var at = text.IndexOf(local, StringComparison.Ordinal); at >= 0; at = text.IndexOf(local, at + local.Length, StringComparison.Ordinal))
        {
            if (DeclaredAt(text, at, at + local.Length) is not { } declared)
                continue;
            if (type is not null && type != declared)
                return "";
            type = declared;
        }

        return type;
    }

    /// <summary>The type of the declaration of the name that stands there; null when it is none.</summary>
    private static string? DeclaredAt(string text, int from, int to)
    {
        if ((from > 0 && WrittenNames.IsPart(text[from - 1])) || (to < text.Length && WrittenNames.IsPart(text[to])))
            return null;
        var before = SkipBack(text, from - 1);
        if (before < 0 || before == from - 1)
            return null;
        var type = TypeEndingAt(text, before);
        if (type is null or "return" or "await" or "in" or "is" or "as" or "case" or "when" or "and" or "or" or "not" or "else" or "throw" or "new")
            return null;
        return type is "var" ? CreatedAfter(text, to) : type;
    }

    /// <summary>The name of a type whose last letter stands there, without its arguments.</summary>
    private static string? TypeEndingAt(string text, int at)
    {
        while (at >= 0 && text[at] is '?' or '[' or ']')
            at--;
        if (at >= 0 && text[at] == '>')
            at = BeforeArguments(text, at);
        var end = at + 1;
        while (at >= 0 && WrittenNames.IsPart(text[at]))
            at--;
        return end > at + 1 && WrittenNames.IsStart(text[at + 1]) ? text.Substring(at + 1, end - at - 1) : null;
    }

    private static int BeforeArguments(string text, int at)
    {
        for (var depth = 0; at >= 0; at--)
        {
            if (text[at] == '>')
                depth++;
            else if (text[at] == '<' && --depth == 0)
                return at - 1;
            else if (text[at] is ';' or '{' or '}' or '(' or ')')
                return -1;
        }

        return -1;
    }

    /// <summary>The type after <c>= new</c>; empty when something else is assigned.</summary>
    private static string CreatedAfter(string text, int at)
    {
        at = Skip(text, at);
        if (at >= text.Length || text[at] != '=')
            return "";
        at = Skip(text, at + 1);
        if (string.CompareOrdinal(text, at, "new ", 0, 4) != 0)
            return "";
        at = Skip(text, at + 4);
        var end = WrittenNames.EndOf(text, at, text.Length);
        while (end + 1 < text.Length && text[end] == '.' && WrittenNames.IsStart(text[end + 1]))
            end = WrittenNames.EndOf(text, at = end + 1, text.Length);
        return text.Substring(at, end - at);
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int SkipBack(string text, int at)
    {
        while (at >= 0 && char.IsWhiteSpace(text[at]))
            at--;
        return at;
    }
}
