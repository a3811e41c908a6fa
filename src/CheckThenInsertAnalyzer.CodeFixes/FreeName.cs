using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Finds a name for a new local that nothing round it goes by.</summary>
internal static class FreeName
{
    /// <summary>The first of the names that does not occur in the member round the node; with a number when all do.</summary>
    public static string In(SyntaxNode node, params string[] wanted)
    {
        var scope = node.AncestorsAndSelf().FirstOrDefault(outer => outer is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        return wanted.Concat(Enumerable.Range(2, taken.Count + 1).Select(number => wanted[0] + number)).First(name => !taken.Contains(name));
    }
}
