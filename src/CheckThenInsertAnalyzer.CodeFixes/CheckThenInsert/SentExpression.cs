using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>An expression of a SQL text together with the C# values of its placeholders.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Text">The text that it stands in.</param>
/// <param name="Parameters">Gives the values.</param>
internal sealed record SentExpression(SqlExpression Expression, string Text, ISqlParameters Parameters)
{
    /// <summary>The columns and placeholders, from left to right; null when there are parts that are not known.</summary>
    public IReadOnlyList<SqlExpression>? Leaves()
    {
        var leaves = new List<SqlExpression>();
        var open = new Stack<SqlExpression>();
        open.Push(Expression);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (part is ParameterExpression or HoleExpression or ColumnExpression)
                leaves.Add(part);
            else if (SqlExpressionParts.Of(part) is { } parts)
                parts.Reverse().ToList().ForEach(open.Push);
            else
                return null;
        }

        return leaves;
    }

    /// <summary>The value of a placeholder.</summary>
    public SuppliedValue ValueOf(SqlExpression placeholder) => placeholder switch
    {
        ParameterExpression parameter => Parameters.Value(parameter),
        HoleExpression hole => Parameters.Value(hole),
        _ => SuppliedValue.Unknown,
    };

    /// <summary>Whether both give the database the same value: they are spelt alike but for placeholders, and these stand for the same C# values.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="body">The body that sends both.</param>
    /// <param name="since">Where the code begins in which no variable of theirs may get another value.</param>
    public bool IsSameAs(SentExpression other, BodyUnderAnalysis body, int since) =>
        Leaves() is { } own
        && other.Leaves() is { } others
        && own.Count == others.Count
        && Spelling(own) == other.Spelling(others)
        && own.Zip(others, (one, another) => AreSame(ValueOf(one), other.ValueOf(another), body, since)).All(same => same);

    /// <summary>Whether both values are the same, each evaluated where it is sent.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other one.</param>
    /// <param name="body">The body that has both.</param>
    /// <param name="since">Where the code begins in which no variable of theirs may get another value.</param>
    public static bool AreSame(SuppliedValue one, SuppliedValue other, BodyUnderAnalysis body, int since) => (one, other) switch
    {
        (OperationValue { Operation: var left }, OperationValue { Operation: var right }) => AreSame(left, right, body, since),
        (MemberValue left, MemberValue right) => left.Member == right.Member && AreSame(left.Owner, right.Owner, body, since),
        (MemberValue left, OperationValue { Operation: var right }) => IsMember(left, right, body, since),
        (OperationValue { Operation: var left }, MemberValue right) => IsMember(right, left, body, since),
        _ => false,
    };

    private static bool IsMember(MemberValue value, IOperation operation, BodyUnderAnalysis body, int since) =>
        operation.WithoutConversions() is IMemberReferenceOperation { Instance: { } owner, Member.Name: var name } && name == value.Member && AreSame(owner, value.Owner, body, since);

    private static bool AreSame(IOperation one, IOperation other, BodyUnderAnalysis body, int since)
    {
        if (one.ConstantValue is { HasValue: true, Value: var constant } && other.ConstantValue is { HasValue: true, Value: var another })
            return Equals(constant, another);
        return SyntaxFactory.AreEquivalent(one.Syntax, other.Syntax)
            && SymbolsIn(one.Syntax, body).SequenceEqual(SymbolsIn(other.Syntax, body), SymbolEqualityComparer.Default)
            && !one.DescendantsAndSelf().Any(operation => operation is IAssignmentOperation and not ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } or IIncrementOrDecrementOperation)
            && !SymbolsIn(one.Syntax, body).Any(symbol => IsWrittenSince(symbol, body, since));
    }

    private static IEnumerable<ISymbol?> SymbolsIn(SyntaxNode syntax, BodyUnderAnalysis body) =>
        syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => body.Model.GetSymbolInfo(name, body.Cancellation).Symbol);

    private static bool IsWrittenSince(ISymbol? symbol, BodyUnderAnalysis body, int since) =>
        symbol is ILocalSymbol or IParameterSymbol
        && body.Operations.Any(operation => operation.Syntax.SpanStart > since && operation switch
        {
            IAssignmentOperation { Target: var target } => IsReferenceTo(target, symbol),
            IIncrementOrDecrementOperation { Target: var target } => IsReferenceTo(target, symbol),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var value } => IsReferenceTo(value, symbol),
            _ => false,
        });

    private static bool IsReferenceTo(IOperation target, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(target), symbol);

    /// <summary>The text with a mark in the place of each placeholder, so that two spellings of a name do not matter.</summary>
    private string Spelling(IEnumerable<SqlExpression> leaves)
    {
        var text = Text.Substring(Expression.Range.Start, Expression.Range.Length);
        foreach (var leaf in leaves.Where(leaf => leaf is ParameterExpression or HoleExpression).OrderByDescending(leaf => leaf.Range.Start))
            text = text.Remove(leaf.Range.Start - Expression.Range.Start, leaf.Range.Length).Insert(leaf.Range.Start - Expression.Range.Start, SqlText.Hole.ToString());
        return text;
    }
}
