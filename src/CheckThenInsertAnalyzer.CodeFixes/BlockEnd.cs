using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>What follows a statement with a block that takes the place of one without: an empty line parts it from the next statement, as people write it.</summary>
internal static class BlockEnd
{
    /// <summary>The trivia behind the new statement.</summary>
    /// <param name="replaced">The statement whose place it takes.</param>
    /// <param name="lineBreak">The file's line break.</param>
    public static SyntaxTriviaList Of(StatementSyntax replaced, SyntaxTrivia lineBreak)
    {
        var next = replaced.GetLastToken().GetNextToken();
        return next.IsKind(SyntaxKind.CloseBraceToken) || next.IsKind(SyntaxKind.EndOfFileToken) || next.LeadingTrivia.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia)
            ? SyntaxFactory.TriviaList(lineBreak)
            : SyntaxFactory.TriviaList(lineBreak, lineBreak);
    }
}
