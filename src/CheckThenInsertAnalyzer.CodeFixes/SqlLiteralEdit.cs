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
    public static IReadOnlyDictionary<SyntaxToken, SyntaxToken>? Replace(SqlLiteral literal, SqlRange range, string replacement) =>
        Replace(literal, [new SqlReplacement(range, replacement)]);

    /// <summary>The same for the SQL text without the ranges, which do not overlap.</summary>
    public static IReadOnlyDictionary<SyntaxToken, SyntaxToken>? Remove(SqlLiteral literal, IEnumerable<SqlRange> ranges) =>
        Replace(literal, ranges.Select(range => new SqlReplacement(range, "")).ToList());

    /// <summary>The same for several changes at once, which do not overlap.</summary>
    public static IReadOnlyDictionary<SyntaxToken, SyntaxToken>? Replace(SqlLiteral literal, IReadOnlyCollection<SqlReplacement> changes)
    {
        var edits = new Dictionary<SyntaxToken, SyntaxToken>();
        var begun = new HashSet<SqlReplacement>();
        var covered = 0;
        foreach (var segment in literal.Segments)
        {
            var touching = changes.Where(change => Touches(change.Range, segment)).ToList();
            if (touching.Count == 0)
                continue;
            if (segment.IsShared || edits.ContainsKey(segment.Token) || StringTokenMap.Of(segment.Token) is not { } map)
                return null;

            // The new text stands in the piece where the range begins; the rest of the range goes.
            var pieces = touching.Select(change => new SqlReplacement(Within(segment, change.Range), begun.Add(change) ? change.Text : "")).ToList();
            edits.Add(segment.Token, Edited(segment.Token, map, pieces));
            covered += pieces.Sum(piece => piece.Range.Length);
        }

        return begun.Count == changes.Count && covered == changes.Sum(change => change.Range.Length) ? edits : null;
    }

    /// <summary>An insertion belongs to the piece that ends where it stands; a longer range is cut at the pieces' borders.</summary>
    private static bool Touches(SqlRange range, SqlSegment segment) => range.Length == 0
        ? segment.Start < range.Start && range.Start <= segment.End
        : Math.Max(range.Start, segment.Start) < Math.Min(range.End, segment.End);

    private static SqlRange Within(SqlSegment segment, SqlRange range) =>
        new(Math.Max(range.Start, segment.Start) - segment.Start, Math.Min(range.End, segment.End) - segment.Start);

    private static SyntaxToken Edited(SyntaxToken token, StringTokenMap map, IEnumerable<SqlReplacement> pieces)
    {
        // The last one first, so that the offsets of the others stay right.
        var (text, value) = (token.Text, token.ValueText);
        foreach (var piece in pieces.OrderByDescending(piece => piece.Range.Start))
        {
            var (start, end) = (map.SourceOffset(piece.Range.Start), map.SourceOffset(piece.Range.End));
            text = text.Remove(start, end - start).Insert(start, map.Escape(piece.Text));
            value = piece.ApplyTo(value);
        }

        return Written(token, text, value);
    }

    private static SyntaxToken Written(SyntaxToken token, string text, string value) => token.IsKind(SyntaxKind.StringLiteralToken)
        ? SyntaxFactory.Literal(token.LeadingTrivia, text, value, token.TrailingTrivia)
        : SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, value, token.TrailingTrivia);
}
