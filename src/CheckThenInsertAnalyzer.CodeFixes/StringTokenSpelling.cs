using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>How a string token spells its characters.</summary>
/// <param name="Kind">The escapes it has.</param>
/// <param name="IsInterpolated">Whether braces are doubled.</param>
/// <param name="IsMultiLineRaw">Whether every line begins with the indent of the closing quotes.</param>
internal sealed record StringTokenSpelling(StringTokenKind Kind, bool IsInterpolated, bool IsMultiLineRaw)
{
    /// <summary>The spelling of a token; null when it is no string token.</summary>
    public static StringTokenSpelling? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken => new(token.Text.StartsWith("@", StringComparison.Ordinal) ? StringTokenKind.Verbatim : StringTokenKind.Regular, false, false),
        SyntaxKind.SingleLineRawStringLiteralToken => new(StringTokenKind.Raw, false, false),
        SyntaxKind.MultiLineRawStringLiteralToken => new(StringTokenKind.Raw, false, true),
        SyntaxKind.InterpolatedStringTextToken when token.Parent?.Parent is InterpolatedStringExpressionSyntax interpolated => OfInterpolated(interpolated.StringStartToken),
        _ => null,
    };

    private static StringTokenSpelling OfInterpolated(SyntaxToken start) => start.Kind() switch
    {
        SyntaxKind.InterpolatedVerbatimStringStartToken => new(StringTokenKind.Verbatim, true, false),
        SyntaxKind.InterpolatedSingleLineRawStringStartToken => new(StringTokenKind.Raw, false, false),
        SyntaxKind.InterpolatedMultiLineRawStringStartToken => new(StringTokenKind.Raw, false, true),
        _ => new(StringTokenKind.Regular, true, false),
    };

    /// <summary>Where the first character stands, behind the opening quotes and for a multi-line raw string behind the first line break.</summary>
    public int ContentStart(string text)
    {
        if (text.Length == 0 || (text[0] != '"' && text[0] != '@') || IsPart(text))
            return 0;
        var start = text.IndexOf('"') + 1;
        if (Kind != StringTokenKind.Raw)
            return start;
        while (start < text.Length && text[start] == '"')
            start++;
        return IsMultiLineRaw ? text.IndexOf('\n', start) + 1 : start;
    }

    /// <summary>Just behind the last character.</summary>
    public int ContentEnd(string text)
    {
        if (text.Length == 0 || IsPart(text))
            return text.Length;
        var end = text.Length;
        if (Kind != StringTokenKind.Raw)
            return text[end - 1] == '"' ? end - 1 : end;
        while (end > 0 && text[end - 1] == '"')
            end--;
        if (!IsMultiLineRaw)
            return end;
        end = text.LastIndexOf('\n', end - 1);
        return end > 0 && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The length in the source of the character at a position, and the character (two code units for \U).</summary>
    public (int Length, string Character) Read(string text, int position)
    {
        var character = text[position];
        if (IsInterpolated && character is '{' or '}' && position + 1 < text.Length && text[position + 1] == character)
            return (2, character.ToString());
        if (Kind == StringTokenKind.Verbatim && character == '"')
            return (2, "\"");
        return Kind == StringTokenKind.Regular && character == '\\' && position + 1 < text.Length ? ReadEscape(text, position) : (1, character.ToString());
    }

    /// <summary>A new character in this spelling.</summary>
    public string Escape(char character) => (Kind, character) switch
    {
        (_, '{' or '}') when IsInterpolated => new string(character, 2),
        (StringTokenKind.Verbatim, '"') => "\"\"",
        (StringTokenKind.Regular, '"') => "\\\"",
        (StringTokenKind.Regular, '\\') => "\\\\",
        (StringTokenKind.Regular, '\n') => "\\n",
        (StringTokenKind.Regular, '\r') => "\\r",
        (StringTokenKind.Regular, '\t') => "\\t",
        _ => character.ToString(),
    };

    /// <summary>The text part of an interpolated string has no quotes of its own.</summary>
    private bool IsPart(string text) => IsInterpolated || (Kind == StringTokenKind.Raw && !text.StartsWith("\"\"\"", StringComparison.Ordinal));

    private static (int Length, string Character) ReadEscape(string text, int position) => text[position + 1] switch
    {
        'n' => (2, "\n"),
        'r' => (2, "\r"),
        't' => (2, "\t"),
        '0' => (2, "\0"),
        'a' => (2, "\a"),
        'b' => (2, "\b"),
        'e' => (2, "\u001b"),
        'f' => (2, "\f"),
        'v' => (2, "\v"),
        'u' => ReadHexadecimal(text, position, 4),
        'U' => ReadHexadecimal(text, position, 8),
        'x' => ReadHexadecimal(text, position, DigitsAt(text, position + 2)),
        var other => (2, other.ToString()),
    };

    private static int DigitsAt(string text, int position)
    {
        var count = 0;
        while (count < 4 && position + count < text.Length && Uri.IsHexDigit(text[position + count]))
            count++;
        return count;
    }

    private static (int Length, string Character) ReadHexadecimal(string text, int position, int digits) =>
        position + 2 + digits <= text.Length
        && int.TryParse(text.Substring(position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        && code is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)
            ? (2 + digits, char.ConvertFromUtf32(code))
            : (2, text[position + 1].ToString());
}
