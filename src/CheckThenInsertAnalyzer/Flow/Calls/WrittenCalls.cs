namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Picks from a text the calls that it writes. Comments and strings are not told apart: a call too many only costs time.</summary>
internal static class WrittenCalls
{
    /// <summary>So long may a list of type arguments be.</summary>
    private const int LongestTypeArguments = 200;

    /// <summary>The calls between two places of a text, each once.</summary>
    public static HashSet<WrittenCall> In(string text, int start, int end)
    {
        var calls = new HashSet<WrittenCall>();
        for (var at = start; at < end; at++)
        {
            if (!WrittenNames.IsStart(text[at]))
                continue;
            var from = at;
            at = WrittenNames.EndOf(text, at, end);
            if (OpeningAfter(text, at, end) is var opening && (opening >= 0 || IsHandedOn(text, from)))
                calls.Add(Read(text, start, from, at, opening));
        }

        return calls;
    }

    private static WrittenCall Read(string text, int start, int from, int to, int opening)
    {
        var name = text.Substring(from, to - from);
        var (receiver, isMember) = ReceiverBefore(text, start, from);
        return new WrittenCall(name, receiver, isMember, SentRequest.IsSender(name) ? RequestAfter(text, opening) : null);
    }

    /// <summary>Whether the name is a command's method that something else is given to call.</summary>
    private static bool IsHandedOn(string text, int from) => from > 0 && text[from - 1] == '.' && string.CompareOrdinal(text, from, "Execute", 0, "Execute".Length) == 0;

    /// <summary>The place of the parenthesis that opens the arguments; -1 when none follows.</summary>
    private static int OpeningAfter(string text, int at, int end)
    {
        if (at < end && text[at] == '<')
            at = AfterTypeArguments(text, at, Math.Min(end, at + LongestTypeArguments));
        while (at < end && text[at] == ' ')
            at++;
        return at < end && text[at] == '(' ? at : -1;
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
                case var letter when !WrittenNames.IsPart(letter):
                    return start;
            }
        }

        return start;
    }

    private static (string? Receiver, bool IsMember) ReceiverBefore(string text, int start, int from)
    {
        var at = Back(text, start, from - 1);
        if (at < start || text[at] != '.')
            return ("", false);

        at = Back(text, start, at - 1);
        while (at > start && text[at] is '?' or '!')
            at = Back(text, start, at - 1);
        var end = at + 1;
        while (at >= start && WrittenNames.IsPart(text[at]))
            at--;
        if (end == at + 1)
            return (null, false);

        var receiver = text.Substring(at + 1, end - at - 1);
        var isMember = Back(text, start, at) is var before && before >= start && text[before] == '.';
        return receiver is "this" or "base" ? ("", false)
            : isMember && IsOwn(text, start, before) ? (receiver, false)
            : (receiver, isMember);
    }

    /// <summary>Whether "this" or "base" stands before a dot.</summary>
    private static bool IsOwn(string text, int start, int dot) =>
        dot - 4 >= start && string.CompareOrdinal(text, dot - 4, "this", 0, 4) is 0 && (dot - 5 < start || !WrittenNames.IsPart(text[dot - 5]));

    private static int Back(string text, int start, int at)
    {
        while (at >= start && char.IsWhiteSpace(text[at]))
            at--;
        return at;
    }

    /// <summary>The type in <c>(new Type</c>.</summary>
    private static string? RequestAfter(string text, int opening)
    {
        if (opening < 0 || string.CompareOrdinal(text, opening, "(new ", 0, 5) != 0)
            return null;
        var at = WrittenNames.EndOf(text, opening + 5, text.Length);
        return at > opening + 5 ? text.Substring(opening + 5, at - opening - 5) : null;
    }
}
