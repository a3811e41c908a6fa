using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Writes what a handler has to do first.</summary>
internal static class HandlerStart
{
    /// <summary>The block with a statement before all others; one that stands on a line with its braces gets lines of its own.</summary>
    /// <param name="block">The handler's block.</param>
    /// <param name="statement">The statement, indented and with its line break.</param>
    /// <param name="indentation">The white space before the handler's statements.</param>
    /// <param name="lineBreak">The file's line break.</param>
    public static BlockSyntax With(BlockSyntax block, StatementSyntax statement, string indentation, SyntaxTrivia lineBreak)
    {
        var isOnOneLine = !block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        if (!isOnOneLine)
            return block.WithStatements(block.Statements.Insert(0, statement));
        return block
            .WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(lineBreak))
            .WithStatements(SyntaxFactory.List(block.Statements.Select(one => one.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)).WithTrailingTrivia(lineBreak)).Prepend(statement)))
            .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(Indentation.OfLine(block))));
    }
}
