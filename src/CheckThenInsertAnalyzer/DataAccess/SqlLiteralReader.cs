using System.Collections.Immutable;
using System.Text;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>
/// Follows a SQL text through literals of every kind, concatenation, interpolation, constants, readonly fields, properties that only return
/// a text, and locals assigned once. What C# puts in at run time becomes a hole.
/// </summary>
internal sealed class SqlLiteralReader(LocalAssignments locals, SemanticModels models)
{
    /// <summary>A text is followed through this many names, so that fields which name each other end.</summary>
    private const int MaximumDepth = 8;

    /// <summary>The text of an expression; null when no part of it is to be seen.</summary>
    public SqlLiteral? Read(IOperation? operation) => operation is null ? null : new Text().Read(operation, this);

    /// <summary>What a name stands for; null when its value is not to be seen.</summary>
    private (IOperation Value, bool IsShared)? ValueOf(IOperation name) => name switch
    {
        ILocalReferenceOperation { Local: var local } when locals.OnlyValueOf(local) is { } value => (value, IsShared: false),
        IFieldReferenceOperation { Field: var field } when (field.IsReadOnly || field.IsConst) && ValueOfMember(field) is { } value => (value, IsShared: true),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false } property } when ValueOfMember(property) is { } value => (value, IsShared: true),
        _ => null,
    };

    /// <summary>What a field or property is initialised with; null when that is not to be seen.</summary>
    public IOperation? ValueOfMember(ISymbol member) =>
        member.DeclaringSyntaxReferences.Length == 1 && models.Know(member.DeclaringSyntaxReferences[0].SyntaxTree) && ExpressionOf(member.DeclaringSyntaxReferences[0].GetSyntax()) is { } expression
            ? models.For(expression.SyntaxTree).GetOperation(expression)
            : null;

    private static ExpressionSyntax? ExpressionOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };

    /// <summary>A text as it grows.</summary>
    private sealed class Text
    {
        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<SqlSegment>.Builder _segments = ImmutableArray.CreateBuilder<SqlSegment>();
        private readonly ImmutableArray<IOperation>.Builder _holes = ImmutableArray.CreateBuilder<IOperation>();

        /// <summary>Walks a tree of concatenations with a stack of its own, as hundreds of terms are common in SQL.</summary>
        public SqlLiteral? Read(IOperation root, SqlLiteralReader reader)
        {
            var pending = new Stack<(IOperation Operation, int Depth, bool IsShared)>();
            pending.Push((root, 0, false));
            while (pending.Count > 0)
            {
                var (operation, depth, isShared) = pending.Pop();
                operation = operation.WithoutConversions();
                switch (operation)
                {
                    case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                        pending.Push((sum.RightOperand, depth, isShared));
                        pending.Push((sum.LeftOperand, depth, isShared));
                        break;
                    case IInterpolatedStringOperation interpolated:
                        for (var i = interpolated.Parts.Length - 1; i >= 0; i--)
                            pending.Push((PartOf(interpolated.Parts[i]), depth, isShared));
                        break;
                    default:
                        if (depth < MaximumDepth && reader.ValueOf(operation) is var (value, isOfMember))
                            pending.Push((value, depth + 1, isShared || isOfMember));
                        else
                            AppendLeaf(operation, isShared);
                        break;
                }
            }

            return _text.Length == _holes.Count ? null : new SqlLiteral(_text.ToString(), _segments.ToImmutable(), _holes.ToImmutable());
        }

        private static IOperation PartOf(IInterpolatedStringContentOperation part) => part switch
        {
            IInterpolatedStringTextOperation text => text.Text,
            IInterpolationOperation hole => hole.Expression,
            _ => part,
        };

        private void AppendLeaf(IOperation operation, bool isShared)
        {
            if (operation.ConstantValue is { HasValue: true, Value: string text })
                AppendText(text, TokenOf(operation.Syntax), isShared);
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

        private static SyntaxToken TokenOf(SyntaxNode syntax) => syntax switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token,
            InterpolatedStringTextSyntax text => text.TextToken,
            _ => default,
        };
    }
}
