using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Adds using directives where a file keeps them.</summary>
internal static class UsingDirectives
{
    /// <summary>The root with the directives that it lacks.</summary>
    public static SyntaxNode Add(SyntaxNode root, IEnumerable<string> namespaces)
    {
        foreach (var name in namespaces)
            root = Add((CompilationUnitSyntax)root, name);
        return root;
    }

    private static SyntaxNode Add(CompilationUnitSyntax unit, string name)
    {
        if (unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Any(directive => directive.Name?.ToString() == name))
            return unit;
        return unit.AddUsings(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed));
    }
}
