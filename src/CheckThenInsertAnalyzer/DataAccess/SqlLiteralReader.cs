using System.Collections.Immutable;
using System.Text;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>
/// Follows a SQL text through literals of every kind, concatenation, interpolation, constants, readonly fields and locals assigned once.
/// What C# puts in at run time becomes a hole.
/// </summary>
internal sealed class SqlLiteralReader
{
    /// <summary>A text is followed through this many names, so that fields which name each other end.</summary>
    private const int MaximumDepth = 8;

    private readonly LocalAssignments _locals;
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<SqlSegment>.Builder _segments = ImmutableArray.CreateBuilder<SqlSegment>();
    private readonly ImmutableArray<IOperation>.Builder _holes = ImmutableArray.CreateBuilder<IOperation>();

    private SqlLiteralReader(LocalAssignments locals) => _locals = locals;

    /// <summary>The text of an expression; null when no part of it is to be seen.</summary>
    public static SqlLiteral? Read(IOperation? operation, LocalAssignments locals)
    {
        if (operation is null)
            return null;

        var reader = new SqlLiteralReader(locals);
        reader.Append(operation);
        return reader._text.Length == reader._holes.Count
            ? null
            : new SqlLiteral(reader._text.ToString(), reader._segments.ToImmutable(), reader._holes.ToImmutable());
    }

    /// <summary>Walks a tree of concatenations with a stack of its own, as hundreds of terms are common in SQL.</summary>
    private void Append(IOperation root)
    {
        var pending = new Stack<(IOperation Operation, int Depth)>();
        pending.Push((root, 0));
        while (pending.Count > 0)
        {
            var (operation, depth) = pending.Pop();
            operation = operation.WithoutConversions();
            switch (operation)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    pending.Push((sum.RightOperand, depth));
                    pending.Push((sum.LeftOperand, depth));
                    break;
                case IInterpolatedStringOperation interpolated:
                    for (var i = interpolated.Parts.Length - 1; i >= 0; i--)
                        pending.Push((PartOf(interpolated.Parts[i]), depth));
                    break;
                case IFieldReferenceOperation { Field: { } field } when depth < MaximumDepth && AppendField(field):
                    break;
                case ILocalReferenceOperation { Local: { } local } when depth < MaximumDepth && _locals.OnlyValueOf(local) is { } value:
                    pending.Push((value, depth + 1));
                    break;
                default:
                    AppendLeaf(operation);
                    break;
            }
        }
    }

    private static IOperation PartOf(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => text.Text,
        IInterpolationOperation hole => hole.Expression,
        _ => part,
    };

    private void AppendLeaf(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: string text })
            AppendText(text, TokenOf(operation.Syntax), isShared: false);
        else
            AppendHole(operation);
    }

    private void AppendHole(IOperation operation)
    {
        _holes.Add(operation);
        _text.Append(SqlText.Hole);
    }

    private void AppendText(string text, SyntaxToken token, bool isShared)
    {
        if (text.Length > 0 && !token.IsKind(SyntaxKind.None))
            _segments.Add(new SqlSegment(_text.Length, text.Length, token, isShared));

        // A hole character in the user's own text would be taken for a hole of ours.
        _text.Append(text.Replace(SqlText.Hole, '?'));
    }

    /// <summary>A const or static readonly field's text, read from its initialiser by syntax alone: its file may have another model.</summary>
    private bool AppendField(IFieldSymbol field)
    {
        if (!field.IsConst && !field.IsReadOnly)
            return false;

        if (InitializerOf(field) is { } initializer && LiteralsOf(initializer) is { } tokens)
        {
            foreach (var token in tokens)
                AppendText(token.ValueText, token, isShared: true);
            return true;
        }

        if (field is not { HasConstantValue: true, ConstantValue: string text })
            return false;

        AppendText(text, default, isShared: true);
        return true;
    }

    private static ExpressionSyntax? InitializerOf(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.Length == 1 && field.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax declarator
            ? declarator.Initializer?.Value
            : null;

    /// <summary>The string tokens whose concatenation an expression is; null when it is made of anything else.</summary>
    private static List<SyntaxToken>? LiteralsOf(ExpressionSyntax expression)
    {
        var tokens = new List<SyntaxToken>();
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(expression);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    pending.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    pending.Push(sum.Right);
                    pending.Push(sum.Left);
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                    tokens.Add(literal.Token);
                    break;
                case InterpolatedStringExpressionSyntax interpolated when interpolated.Contents.All(content => content is InterpolatedStringTextSyntax):
                    tokens.AddRange(interpolated.Contents.Cast<InterpolatedStringTextSyntax>().Select(text => text.TextToken));
                    break;
                default:
                    return null;
            }
        }

        return tokens;
    }

    private static SyntaxToken TokenOf(SyntaxNode syntax) => syntax switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token,
        InterpolatedStringTextSyntax text => text.TextToken,
        _ => default,
    };
}
