using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Tells what constant a piece of syntax is without binding it: literals, their sums, and names of constants and once-assigned locals in sight.</summary>
internal static class ConstantText
{
    /// <summary>Names that lead to names end here.</summary>
    private const int DeepestName = 4;

    /// <summary>The text; null when it is not constant or cannot be told.</summary>
    public static string? Of(ExpressionSyntax? expression) => Of(expression, 0);

    /// <summary>The digits of a number; null when it is no literal.</summary>
    public static string? NumberOf(ExpressionSyntax? expression) =>
        Bare(expression) is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.NumericLiteralExpression) ? literal.Token.ValueText : null;

    /// <summary>The constant pieces of a text that is put together, in their order.</summary>
    public static IReadOnlyList<string> LiteralsIn(ExpressionSyntax? expression) =>
        expression is null
            ? []
            : expression.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)).Select(token => token.ValueText).ToList();

    /// <summary>Whether the expression is the literal true.</summary>
    public static bool IsTrue(ExpressionSyntax? expression) => expression.IsKind(SyntaxKind.TrueLiteralExpression);

    /// <summary>Whether the expression is the literal false.</summary>
    public static bool IsFalse(ExpressionSyntax? expression) => expression.IsKind(SyntaxKind.FalseLiteralExpression);

    /// <summary>Whether the expression is null, with or without a cast.</summary>
    public static bool IsNull(ExpressionSyntax? expression) => Bare(expression).IsKind(SyntaxKind.NullLiteralExpression);

    /// <summary>The texts of an array or collection; null when it is no such thing or one of them cannot be told.</summary>
    public static ImmutableArray<string>? ListOf(ExpressionSyntax? expression)
    {
        IEnumerable<ExpressionSyntax>? elements = Bare(expression) switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
                collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression),
            _ => null,
        };
        var texts = elements?.Select(element => Of(element)).ToList();
        return texts is null || texts.Contains(null) ? null : texts.ToImmutableArray()!;
    }

    private static string? Of(ExpressionSyntax? expression, int depth)
    {
        switch (Bare(expression))
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return literal.Token.ValueText;
            case InterpolatedStringExpressionSyntax interpolated:
                return OfInterpolated(interpolated, depth);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return OfSum(sum, depth);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: var named }] }:
                return named is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : (named as IdentifierNameSyntax)?.Identifier.ValueText;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace", Expression: var whole }, ArgumentList.Arguments: [var old, var replacement] } when depth < DeepestName:
                return Of(whole, depth + 1) is { } text && Piece(old) is { Length: > 0 } from && Piece(replacement) is { } to ? text.Replace(from, to) : null;
            case IdentifierNameSyntax name when depth < DeepestName:
                return Of(Definition(name), depth + 1);
            default:
                return null;
        }
    }

    private static string? Piece(ArgumentSyntax argument) => argument.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : null;

    /// <summary>A sum of many strings is a deep tree on the left, so it is taken apart in a loop.</summary>
    private static string? OfSum(BinaryExpressionSyntax sum, int depth)
    {
        var parts = new Stack<string>();
        ExpressionSyntax? current = sum;
        while (Bare(current) is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression))
        {
            if (Of(inner.Right, depth + 1) is not { } right)
                return null;
            parts.Push(right);
            current = inner.Left;
        }

        return Of(current, depth + 1) is { } first ? first + string.Concat(parts) : null;
    }

    private static string? OfInterpolated(InterpolatedStringExpressionSyntax interpolated, int depth)
    {
        var text = new StringBuilder();
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax constant:
                    text.Append(constant.TextToken.ValueText);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole when depth < DeepestName && Of(hole.Expression, depth + 1) is { } value:
                    text.Append(value);
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }

    /// <summary>What a local, or a constant or read-only field of the class, is given where it is declared; null when it is something else or assigned again.</summary>
    private static ExpressionSyntax? Definition(IdentifierNameSyntax name)
    {
        foreach (var outer in name.Ancestors())
        {
            switch (outer)
            {
                case BlockSyntax block when LocalIn(block, name.Identifier.ValueText) is { } local:
                    return IsAssigned(block, name.Identifier.ValueText) ? null : local.Initializer?.Value;
                case TypeDeclarationSyntax type when FieldOf(type, name.Identifier.ValueText) is { } field:
                    return field.Initializer?.Value;
                case BaseMethodDeclarationSyntax method when method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText):
                    return null;
            }
        }

        return null;
    }

    private static VariableDeclaratorSyntax? LocalIn(BlockSyntax block, string name) =>
        block.Statements.OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(statement => statement.Declaration.Variables)
            .FirstOrDefault(variable => variable.Identifier.ValueText == name);

    private static bool IsAssigned(BlockSyntax block, string name) =>
        block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name);

    private static VariableDeclaratorSyntax? FieldOf(TypeDeclarationSyntax type, string name) =>
        type.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            .SelectMany(field => field.Declaration.Variables)
            .FirstOrDefault(variable => variable.Identifier.ValueText == name);

    private static ExpressionSyntax? Bare(ExpressionSyntax? expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                default:
                    return expression;
            }
        }
    }
}
