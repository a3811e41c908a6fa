using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>A change that is offered, its obligations already checked.</summary>
/// <param name="Title">Says exactly what will happen.</param>
/// <param name="EquivalenceKey">Stable; a fix-all applies the rewrites that share it.</param>
/// <param name="Apply">Changes the root of a document.</param>
internal sealed record Rewrite(string Title, string EquivalenceKey, Func<SyntaxNode, SyntaxNode> Apply)
{
    /// <summary>The file that is changed; null for the one that the finding was made in.</summary>
    public SyntaxTree? Tree { get; init; }

    /// <summary>Whether the check goes, and with it what it locks.</summary>
    public bool TakesCheckOut { get; init; }
}
