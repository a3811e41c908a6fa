namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Finds the body of a function or DO in the string that holds it.</summary>
internal static class BodyText
{
    /// <summary>Bodies in bodies are read no deeper than this.</summary>
    private const int MaxDepth = 3;

    /// <summary>A reader for the inside of the string; null when the text there is not what the server sees (doubled quotes, escapes), or stands in too many bodies.</summary>
    public static SqlTokenReader? Open(SqlTokenReader reader, SqlToken body) =>
        reader.BodyDepth < MaxDepth && Inside(reader.Text, body) is { } range ? new SqlTokenReader(reader, range) : null;

    private static SqlRange? Inside(string text, SqlToken body)
    {
        var (start, end) = (body.Range.Start, body.Range.End);
        switch (body.Kind)
        {
            case SqlTokenKind.DollarString:
                var tagLength = text.IndexOf('$', start + 1) - start + 1;
                return new SqlRange(start + tagLength, end - tagLength);
            case SqlTokenKind.String when text[start] == '\'':
                return IsPlain(text, start + 1, end - 1) ? new SqlRange(start + 1, end - 1) : null;
            case SqlTokenKind.EscapeString:
                return IsPlain(text, start + 2, end - 1) && text.IndexOf('\\', start, end - start) < 0 ? new SqlRange(start + 2, end - 1) : null;
            default:
                return null;
        }
    }

    private static bool IsPlain(string text, int start, int end) => text.IndexOf('\'', start, end - start) < 0;
}
