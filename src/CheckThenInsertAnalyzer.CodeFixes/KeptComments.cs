using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Hands the comments of a removed piece of code to the token behind it.</summary>
internal static class KeptComments
{
    /// <summary>The leading trivia for the next token: the removed piece's comments, each on a line of its own, then what the token had.</summary>
    /// <param name="removed">The trivia of the removed piece, leading and trailing.</param>
    /// <param name="next">The leading trivia of the token behind it.</param>
    /// <param name="lineBreak">The file's line break.</param>
    public static SyntaxTriviaList Before(SyntaxTriviaList next, IEnumerable<SyntaxTrivia> removed, SyntaxTrivia lineBreak)
    {
        var indentation = next.LastOrDefault().IsKind(SyntaxKind.WhitespaceTrivia) ? next.Last() : default;
        var kept = SyntaxFactory.TriviaList();
        foreach (var comment in removed.Where(IsComment))
            kept = (indentation == default ? kept : kept.Add(indentation)).Add(comment).Add(lineBreak);
        return kept.AddRange(next);
    }

    /// <summary>Whether the trivia is something that a person wrote.</summary>
    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
