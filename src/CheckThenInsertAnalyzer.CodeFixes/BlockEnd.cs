using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>
/// What follows a statement with a block that takes the place of one without: an empty line parts it from the next statement, as people write it, unless
/// the file does not do so.
/// </summary>
internal static class BlockEnd
{
    /// <summary>So many times make a habit.</summary>
    private const int Habit = 3;

    /// <summary>The trivia behind the new statement.</summary>
    /// <param name="replaced">The statement whose place it takes.</param>
    /// <param name="lineBreak">The file's line break.</param>
    public static SyntaxTriviaList Of(StatementSyntax replaced, SyntaxTrivia lineBreak)
    {
        var next = replaced.GetLastToken().GetNextToken();
        return next.IsKind(SyntaxKind.CloseBraceToken) || next.IsKind(SyntaxKind.EndOfFileToken) || IsBehindEmptyLine(next) || PartsNoBlocks(replaced.SyntaxTree.GetRoot())
            ? SyntaxFactory.TriviaList(lineBreak)
            : SyntaxFactory.TriviaList(lineBreak, lineBreak);
    }

    /// <summary>Whether statements follow others with blocks, and none of them behind an empty line.</summary>
    private static bool PartsNoBlocks(SyntaxNode root)
    {
        var behindBlocks = root.DescendantNodes().OfType<BlockSyntax>()
            .SelectMany(block => block.Statements.Skip(1).Where((_, index) => EndsInBlock(block.Statements[index])))
            .ToList();
        return behindBlocks.Count >= Habit && !behindBlocks.Any(statement => IsBehindEmptyLine(statement.GetFirstToken()));
    }

    private static bool EndsInBlock(StatementSyntax statement) =>
        statement is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax) && statement.GetLastToken() is { RawKind: (int)SyntaxKind.CloseBraceToken, Parent: BlockSyntax };

    private static bool IsBehindEmptyLine(SyntaxToken token) =>
        token.LeadingTrivia.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
}
