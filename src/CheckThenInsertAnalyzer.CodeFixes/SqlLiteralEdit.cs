using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Writes a change of a SQL text into the C# literals that hold it.</summary>
internal static class SqlLiteralEdit
{
    /// <summary>
    /// The tokens to replace, with their replacements, so that the range of the SQL text reads as given; null when part of the range stands
    /// in no literal, or in a literal that other code may share.
    /// </summary>
    public static IReadOnlyDictionary<SyntaxToken, SyntaxToken>? Replace(SqlLiteral literal, SqlRange range, string replacement)
    {
        var edits = new Dictionary<SyntaxToken, SyntaxToken>();
        var covered = 0;
        foreach (var segment in literal.Segments)
        {
            // An insertion belongs to the piece that ends where it stands; a longer range is cut at the pieces' borders.
            var isInsertion = range.Length == 0 && segment.Start < range.Start && range.Start <= segment.End;
            var (start, end) = (Math.Max(range.Start, segment.Start), Math.Min(range.End, segment.End));
            if (!isInsertion && start >= end)
                continue;
            if (segment.IsShared || StringTokenMap.Of(segment.Token) is not { } map)
                return null;

            var text = edits.Count == 0 ? replacement : "";
            edits[segment.Token] = Edited(segment.Token, map, start - segment.Start, end - segment.Start, text);
            covered += end - start;
        }

        return edits.Count > 0 && covered == range.Length ? edits : null;
    }

    /// <summary>
    /// The tokens to replace, with their replacements, so that the SQL text reads without the ranges; null when part of a range stands in no
    /// literal, or in a literal that other code may share.
    /// </summary>
    /// <param name="literal">The text.</param>
    /// <param name="ranges">Ranges that do not overlap.</param>
    public static IReadOnlyDictionary<SyntaxToken, SyntaxToken>? Remove(SqlLiteral literal, IReadOnlyCollection<SqlRange> ranges)
    {
        var edits = new Dictionary<SyntaxToken, SyntaxToken>();
        var covered = 0;
        foreach (var segment in literal.Segments)
        {
            var cuts = ranges
                .Select(range => new SqlRange(Math.Max(range.Start, segment.Start), Math.Min(range.End, segment.End)))
                .Where(cut => cut.Start < cut.End)
                .OrderByDescending(cut => cut.Start)
                .ToList();
            if (cuts.Count == 0)
                continue;
            if (segment.IsShared || edits.ContainsKey(segment.Token) || StringTokenMap.Of(segment.Token) is not { } map)
                return null;

            edits.Add(segment.Token, Without(segment, map, cuts));
            covered += cuts.Sum(cut => cut.Length);
        }

        return covered == ranges.Sum(range => range.Length) ? edits : null;
    }

    /// <param name="cuts">The last one first, so that the offsets of the others stay right.</param>
    private static SyntaxToken Without(SqlSegment segment, StringTokenMap map, List<SqlRange> cuts)
    {
        var (text, value) = (segment.Token.Text, segment.Token.ValueText);
        foreach (var cut in cuts)
        {
            var (start, end) = (cut.Start - segment.Start, cut.End - segment.Start);
            text = text.Remove(map.SourceOffset(start), map.SourceOffset(end) - map.SourceOffset(start));
            value = value.Remove(start, end - start);
        }

        return Written(segment.Token, text, value);
    }

    private static SyntaxToken Edited(SyntaxToken token, StringTokenMap map, int start, int end, string replacement)
    {
        var text = token.Text.Substring(0, map.SourceOffset(start)) + map.Escape(replacement) + token.Text.Substring(map.SourceOffset(end));
        var value = token.ValueText.Substring(0, start) + replacement + token.ValueText.Substring(end);
        return Written(token, text, value);
    }

    private static SyntaxToken Written(SyntaxToken token, string text, string value) => token.IsKind(SyntaxKind.StringLiteralToken)
        ? SyntaxFactory.Literal(token.LeadingTrivia, text, value, token.TrailingTrivia)
        : SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, value, token.TrailingTrivia);
}
