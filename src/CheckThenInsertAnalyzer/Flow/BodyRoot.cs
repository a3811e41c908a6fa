using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the piece of syntax that is analysed as one body: a method, constructor, accessor, initialiser, or the top-level statements.</summary>
internal static class BodyRoot
{
    /// <summary>The operation at the root of a body; null when the node has none or does not bind.</summary>
    public static IOperation? Operation(SyntaxNode body, SemanticModel model, CancellationToken cancellation)
    {
        var node = body switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            IndexerDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
            VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
            BaseFieldDeclarationSyntax { Declaration.Variables: [{ Initializer: { } initializer }] } => initializer,
            _ => body,
        };
        var operation = model.GetOperation(node, cancellation);
        return operation is { Parent: null } ? operation : null;
    }

    /// <summary>The body that a place in a file belongs to; null outside of all bodies.</summary>
    public static SyntaxNode? Round(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                case PropertyDeclarationSyntax or IndexerDeclarationSyntax:
                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }:
                case CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement):
                    return current;
            }
        }

        return null;
    }
}
