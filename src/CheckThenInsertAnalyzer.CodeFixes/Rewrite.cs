using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>A change that is offered, its obligations already checked.</summary>
/// <param name="Title">Says exactly what will happen.</param>
/// <param name="EquivalenceKey">Stable; a fix-all applies the rewrites that share it.</param>
/// <param name="Apply">Changes the root of the document that the finding was made in.</param>
internal sealed record Rewrite(string Title, string EquivalenceKey, Func<SyntaxNode, SyntaxNode> Apply);
