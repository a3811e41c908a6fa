using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from words whether somebody takes a piece of code for safe against other sessions.</summary>
internal static class StatedIntent
{
    private static readonly Regex Claim = new(@"\batomic|\braces?\b|\bracing\b|concurren|simultaneous|thread.?safe", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Denial = new(@"(?:\bnot|n't|\bnon|\bnever)[\s-]+(?:\w+\s+)?(?:atomic|thread.?safe)|todo|fixme", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether a comment at the statement, or the method's name, says so.</summary>
    public static bool IsRound(IOperation operation, ISymbol method) =>
        method.Name.Contains("Atomic") || method.Name.Contains("Concurren") || method.Name.Contains("ThreadSafe")
        || CommentsAt(operation.Syntax).Any(comment => Claim.IsMatch(comment) && !Denial.IsMatch(comment));

    /// <summary>The comments before the statement and behind it in its last line.</summary>
    private static IEnumerable<string> CommentsAt(SyntaxNode node)
    {
        var statement = node.FirstAncestorOrSelf<StatementSyntax>();
        return statement is null
            ? []
            : statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia())
                .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                .Select(trivia => trivia.ToString());
    }
}
