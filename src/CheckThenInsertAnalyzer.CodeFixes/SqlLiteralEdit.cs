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

    private static SyntaxToken Edited(SyntaxToken token, StringTokenMap map, int start, int end, string replacement)
    {
        var text = token.Text.Substring(0, map.SourceOffset(start)) + map.Escape(replacement) + token.Text.Substring(map.SourceOffset(end));
        var value = token.ValueText.Substring(0, start) + replacement + token.ValueText.Substring(end);
        return token.IsKind(SyntaxKind.StringLiteralToken)
            ? SyntaxFactory.Literal(token.LeadingTrivia, text, value, token.TrailingTrivia)
            : SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, value, token.TrailingTrivia);
    }
}
