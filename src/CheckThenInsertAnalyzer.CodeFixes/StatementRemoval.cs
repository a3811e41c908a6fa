using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Takes a whole statement out of the block, switch section or file that it stands in.</summary>
internal static class StatementRemoval
{
    /// <summary>Whether the statement stands among others, with no conditional compilation round it.</summary>
    public static bool IsPossible(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax && !statement.ContainsDirectives;

    /// <summary>Removes it. Its comments move to what comes next.</summary>
    public static SyntaxNode Apply(SyntaxNode root, StatementSyntax statement)
    {
        var removed = statement.Parent is GlobalStatementSyntax global ? (SyntaxNode)global : statement;
        var next = removed.GetLastToken().GetNextToken(includeZeroWidth: true);
        var trivia = removed.GetLeadingTrivia().Concat(removed.GetTrailingTrivia());
        var leading = KeptComments.Before(next.LeadingTrivia, trivia, LineBreak.Of(root));
        if (StartsWithEmptyLine(removed.GetLeadingTrivia()) && !StartsWithEmptyLine(next.LeadingTrivia) && !next.IsKind(SyntaxKind.CloseBraceToken))
            leading = leading.Insert(0, LineBreak.Of(root));

        var mark = new SyntaxAnnotation();
        var marked = root.ReplaceSyntax(
            [removed], (_, node) => node.WithAdditionalAnnotations(mark),
            [next], (_, token) => token.WithLeadingTrivia(leading),
            [], (_, kept) => kept);
        return marked.RemoveNode(marked.GetAnnotatedNodes(mark).Single(), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static bool StartsWithEmptyLine(SyntaxTriviaList trivia) => trivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
}
