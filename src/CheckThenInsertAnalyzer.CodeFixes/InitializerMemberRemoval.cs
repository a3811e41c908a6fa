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
        var items = initializer.Expressions.GetWithSeparators();
        var hasComma = 2 * index + 1 < items.Count;
        var comma = hasComma ? items[2 * index + 1].AsToken() : default;
        var member = initializer.Expressions[index];
        var endsLine = (hasComma ? comma.TrailingTrivia : member.GetTrailingTrivia()).Any(SyntaxKind.EndOfLineTrivia);
        var trivia = member.GetLeadingTrivia().Concat(member.GetTrailingTrivia()).Concat(comma.LeadingTrivia).Concat(comma.TrailingTrivia).ToList();

        items = hasComma ? items.RemoveAt(2 * index + 1).RemoveAt(2 * index) : items.RemoveAt(2 * index);
        if (index == initializer.Expressions.Count - 1)
        {
            if (!hasComma && index > 0)
                items = WithoutLastComma(items, member);
            var end = KeptComments.Before(initializer.CloseBraceToken.LeadingTrivia, trivia, lineBreak);
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(items)).WithCloseBraceToken(initializer.CloseBraceToken.WithLeadingTrivia(end));
        }

        var next = items[2 * index].AsNode()!;
        var leading = endsLine ? KeptComments.Before(next.GetLeadingTrivia(), trivia, lineBreak) : member.GetLeadingTrivia();
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(items.Replace(items[2 * index], next.WithLeadingTrivia(leading))));
    }

    /// <summary>The comma before a removed last member goes too; the member before it then ends the line as the comma or the removed one did.</summary>
    private static SyntaxNodeOrTokenList WithoutLastComma(SyntaxNodeOrTokenList items, ExpressionSyntax removed)
    {
        var comma = items[items.Count - 1].AsToken();
        items = items.RemoveAt(items.Count - 1);
        var previous = items[items.Count - 1];
        var trailing = comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? comma.TrailingTrivia : removed.GetTrailingTrivia();
        return items.Replace(previous, previous.AsNode()!.WithTrailingTrivia(previous.GetTrailingTrivia().Concat(trailing)));
    }
}
