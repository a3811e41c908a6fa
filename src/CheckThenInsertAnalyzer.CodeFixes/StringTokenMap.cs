using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Maps offsets in the value of a string token to offsets in its source text, and writes new text in the token's own spelling.</summary>
internal sealed class StringTokenMap
{
    private readonly int[] _offsets;
    private readonly StringTokenSpelling _spelling;
    private readonly string _indent;

    private StringTokenMap(int[] offsets, StringTokenSpelling spelling, string indent)
    {
        _offsets = offsets;
        _spelling = spelling;
        _indent = indent;
    }

    /// <summary>The map of a token; null for a token that is no string, or whose text does not read as its value (half-typed code).</summary>
    public static StringTokenMap? Of(SyntaxToken token)
    {
        if (StringTokenSpelling.Of(token) is not { } spelling)
            return null;

        var indent = spelling.IsMultiLineRaw ? ClosingIndent(token) : "";
        var offsets = new List<int>();
        var value = new StringBuilder();
        var position = spelling.ContentStart(token.Text);
        var end = spelling.ContentEnd(token.Text);
        var isLineStart = spelling.IsMultiLineRaw && token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);
        while (position < end)
        {
            if (isLineStart && indent.Length > 0 && string.CompareOrdinal(token.Text, position, indent, 0, indent.Length) == 0)
                position += indent.Length;
            isLineStart = false;
            if (position >= end)
                break;

            var (length, character) = spelling.Read(token.Text, position);
            isLineStart = spelling.IsMultiLineRaw && character == "\n";
            for (var i = 0; i < character.Length; i++)
                offsets.Add(position);
            value.Append(character);
            position += length;
        }

        offsets.Add(position);
        return value.ToString() == token.ValueText ? new StringTokenMap(offsets.ToArray(), spelling, indent) : null;
    }

    /// <summary>Where the character at an offset of the value begins in the token's text; the value's length gives the end.</summary>
    public int SourceOffset(int valueOffset) => _offsets[valueOffset];

    /// <summary>New text in the spelling of the token.</summary>
    public string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
            escaped.Append(_spelling.Escape(character));
        return _indent.Length == 0 ? escaped.ToString() : escaped.ToString().Replace("\n", "\n" + _indent);
    }

    /// <summary>The white space before the closing quotes of a raw string, which every line of it begins with.</summary>
    private static string ClosingIndent(SyntaxToken token)
    {
        var closing = token.IsKind(SyntaxKind.InterpolatedStringTextToken)
            ? ((InterpolatedStringExpressionSyntax)token.Parent!.Parent!).StringEndToken.Text
            : token.Text;
        var end = closing.Length;
        while (end > 0 && closing[end - 1] == '"')
            end--;
        var start = end;
        while (start > 0 && closing[start - 1] is ' ' or '\t')
            start--;
        return closing.Substring(start, end - start);
    }
}
