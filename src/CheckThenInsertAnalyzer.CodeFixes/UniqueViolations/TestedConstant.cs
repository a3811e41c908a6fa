using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Writes another constant into a comparison or pattern.</summary>
internal static class TestedConstant
{
    /// <summary>The root with the constant replaced.</summary>
    public static SyntaxNode Replace(SyntaxNode root, ExpressionSyntax constant, string written) =>
        constant.Parent is ConstantPatternSyntax { Parent: IsPatternExpressionSyntax test } && IsName(written)
            ? root.ReplaceNode(test, TypeTest(test, test.Expression, constant, written))
            : root.ReplaceNode(constant, Expression(written, constant));

    /// <summary>Whether what is written is a name and no literal.</summary>
    public static bool IsName(string written) => !written.StartsWith("\"", StringComparison.Ordinal);

    /// <summary>What reads "x is A.B" is a type test to the parser, whatever A.B turns out to be.</summary>
    public static ExpressionSyntax TypeTest(IsPatternExpressionSyntax test, ExpressionSyntax tested, ExpressionSyntax constant, string written) =>
        SyntaxFactory.BinaryExpression(SyntaxKind.IsExpression, tested, test.IsKeyword, SyntaxFactory.ParseTypeName(written).WithTriviaFrom(constant));

    /// <summary>The constant as an expression, with the spaces and comments of the old one.</summary>
    public static ExpressionSyntax Expression(string written, ExpressionSyntax constant) => SyntaxFactory.ParseExpression(written).WithTriviaFrom(constant);
}
