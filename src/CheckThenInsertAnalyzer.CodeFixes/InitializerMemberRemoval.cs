using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Takes a member out of an object initialiser; with the last one the braces go too.</summary>
internal static class InitializerMemberRemoval
{
    /// <summary>Whether the member stands in the initialiser of an object, with no conditional compilation in it.</summary>
    public static bool IsPossible(ExpressionSyntax member) =>
        member.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression, ContainsDirectives: false, Parent: BaseObjectCreationExpressionSyntax };

    /// <summary>Removes it. Its comments move to what comes next.</summary>
    public static SyntaxNode Apply(SyntaxNode root, ExpressionSyntax member)
    {
        var initializer = (InitializerExpressionSyntax)member.Parent!;
        var creation = (BaseObjectCreationExpressionSyntax)initializer.Parent!;
        return initializer.Expressions.Count == 1 && !initializer.DescendantTrivia().Any(KeptComments.IsComment)
            ? root.ReplaceNode(creation, WithoutInitializer(creation, initializer))
            : root.ReplaceNode(initializer, Without(initializer, initializer.Expressions.IndexOf(member), LineBreak.Of(root)));
    }

    private static BaseObjectCreationExpressionSyntax WithoutInitializer(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer)
    {
        var arguments = (creation.ArgumentList ?? SyntaxFactory.ArgumentList()).WithTrailingTrivia(initializer.GetTrailingTrivia());
        return creation switch
        {
            ObjectCreationExpressionSyntax named => named.WithType(named.Type.WithTrailingTrivia()).WithArgumentList(arguments).WithInitializer(null),
            _ => creation.WithArgumentList(arguments).WithInitializer(null),
        };
    }

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, int index, SyntaxTrivia lineBreak)
    {
        var (items, close) = ListItemRemoval.Apply(initializer.Expressions, index, initializer.CloseBraceToken, lineBreak);
        return initializer.WithExpressions(items).WithCloseBraceToken(close);
    }
}
