using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Finds a name for a new local that nothing round it goes by.</summary>
internal static class FreeName
{
    /// <summary>The first of the names that means nothing at the node and does not occur in it; with a number when all do.</summary>
    /// <param name="node">The code that the new local will be known in.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="wanted">The names, best first.</param>
    public static string In(SyntaxNode node, SemanticModel model, params string[] wanted)
    {
        var within = new HashSet<string>(node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        return wanted
            .Concat(Enumerable.Range(2, int.MaxValue - 2).Select(number => wanted[0] + number))
            .First(name => !within.Contains(name) && model.LookupSymbols(node.SpanStart, name: name).IsEmpty);
    }
}
