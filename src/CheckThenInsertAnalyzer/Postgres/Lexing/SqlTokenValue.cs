using System.Globalization;
using System.Text;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What names and strings mean: without quotes, doubled quotes, escapes and continuations.</summary>
internal static class SqlTokenValue
{
    /// <summary>The name as the server stores it; null when the token is no name or its spelling is not known.</summary>
    public static SqlName? Name(string text, SqlToken token)
    {
        if (token.HasHole)
            return null;

        var value = token.Kind switch
        {
            SqlTokenKind.Word => IdentifierFolding.Fold(text.Substring(token.Range.Start, token.Range.Length)),
            SqlTokenKind.QuotedName => IdentifierFolding.Truncate(Unquote(text, token.Range.Start, token.Range.End)),
            SqlTokenKind.UnicodeName => DecodeUnicode(Unquote(text, token.Range.Start + 2, token.Range.End)) is { } name ? IdentifierFolding.Truncate(name) : null,
            _ => null,
        };
        return string.IsNullOrEmpty(value) ? null : new SqlName(value!, token.Kind != SqlTokenKind.Word, token.Range);
    }

    /// <summary>The string's value; null when the token is no string or its value is not known.</summary>
    public static string? String(string text, SqlToken token)
    {
        if (token.HasHole)
            return null;

        var (start, end) = (token.Range.Start, token.Range.End);
        switch (token.Kind)
        {
            case SqlTokenKind.String:
                return Unquote(text, text[start] == '\'' ? start : start + 1, end);
            case SqlTokenKind.EscapeString:
                return Unescape(text, start + 1, end);
            case SqlTokenKind.UnicodeString:
                return DecodeUnicode(Unquote(text, start + 2, end));
            case SqlTokenKind.DollarString:
                var tagLength = text.IndexOf('$', start + 1) - start + 1;
                return text.Substring(start + tagLength, end - start - 2 * tagLength);
            default:
                return null;
        }
    }

    /// <summary>The inside of a quoted range whose first quote stands at <paramref name="start"/>.</summary>
    private static string Unquote(string text, int start, int end)
    {
        var mark = text[start];
        if (text.IndexOf(mark, start + 1, end - start - 2) < 0)
            return text.Substring(start + 1, end - start - 2);

        var value = new StringBuilder(end - start);
        for (var index = start + 1; index < end - 1; index++)
        {
            if (text[index] == mark)
                index = AfterQuote(text, mark, index, value);
            else
                value.Append(text[index]);
        }

        return value.ToString();
    }

    /// <summary>Passes a quote inside a string: a doubled one stands for itself, a single one closes a part that goes on after a line break. Gives the offset of the last quote passed.</summary>
    private static int AfterQuote(string text, char mark, int index, StringBuilder value)
    {
        if (text[index + 1] == mark)
        {
            value.Append(mark);
            return index + 1;
        }

        index++;
        while (text[index] != mark)
        {
            if (text[index] == '-')
            {
                while (!SqlCharacters.IsLineEnd(text[index]))
                    index++;
            }

            index++;
        }

        return index;
    }

    /// <summary>The value of an E'' string (4.1.2.2); null for escapes that give single bytes of a character.</summary>
    private static string? Unescape(string text, int start, int end)
    {
        var value = new StringBuilder(end - start);
        var index = start + 1;
        while (index < end - 1)
        {
            var character = text[index];
            if (character == '\'')
            {
                index = AfterQuote(text, '\'', index, value) + 1;
            }
            else if (character == '\\')
            {
                index = AppendEscape(text, index + 1, end - 1, value);
                if (index < 0)
                    return null;
            }
            else
            {
                value.Append(character);
                index++;
            }
        }

        return value.ToString();
    }

    /// <summary>Appends what the escape after a backslash means and gives the offset after it; -1 when it is not known.</summary>
    private static int AppendEscape(string text, int index, int end, StringBuilder value)
    {
        switch (text[index])
        {
            case 'b':
                value.Append('\b');
                return index + 1;
            case 'f':
                value.Append('\f');
                return index + 1;
            case 'n':
                value.Append('\n');
                return index + 1;
            case 'r':
                value.Append('\r');
                return index + 1;
            case 't':
                value.Append('\t');
                return index + 1;
            case 'u':
                return AppendCodePoint(text, index + 1, 4, end, value);
            case 'U':
                return AppendCodePoint(text, index + 1, 8, end, value);
            case 'x' or (>= '0' and <= '7'):
                return -1;
            default:
                value.Append(text[index]);
                return index + 1;
        }
    }

    /// <summary>The value of a U&amp; string or name with the usual escape character (4.1.2.3); null when an escape is wrong.</summary>
    private static string? DecodeUnicode(string value)
    {
        if (value.IndexOf('\\') < 0)
            return value;

        var decoded = new StringBuilder(value.Length);
        var index = 0;
        while (index < value.Length)
        {
            if (value[index] != '\\')
                decoded.Append(value[index++]);
            else if (index + 1 < value.Length && value[index + 1] == '\\')
                index = AppendBackslash(decoded, index);
            else
                index = index + 1 < value.Length && value[index + 1] == '+'
                    ? AppendCodePoint(value, index + 2, 6, value.Length, decoded)
                    : AppendCodePoint(value, index + 1, 4, value.Length, decoded);

            if (index < 0)
                return null;
        }

        return decoded.ToString();
    }

    private static int AppendBackslash(StringBuilder value, int index)
    {
        value.Append('\\');
        return index + 2;
    }

    private static int AppendCodePoint(string text, int start, int digits, int end, StringBuilder value)
    {
        if (start + digits > end || !int.TryParse(text.Substring(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint))
            return -1;

        if (codePoint is > 0 and <= 0xFFFF)
            value.Append((char)codePoint);
        else if (codePoint is > 0xFFFF and <= 0x10FFFF)
            value.Append(char.ConvertFromUtf32(codePoint));
        else
            return -1;
        return start + digits;
    }
}
