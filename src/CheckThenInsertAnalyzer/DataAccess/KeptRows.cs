using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Tells of extension methods that take rows and give back rows of the same kind, as <c>users.Active()</c>, whether those are all that they are given.</summary>
internal static class KeptRows
{
    /// <summary>Whether what the method gives back are rows that it is given.</summary>
    public static bool AreSameKind(IMethodSymbol method) =>
        Original(method) is { IsExtensionMethod: true, Parameters: [{ Type: var taken }, ..], ReturnType: var given }
        && ElementOf(taken) is { } element
        && SymbolEqualityComparer.Default.Equals(element, ElementOf(given));

    /// <summary>
    /// What it asks of the rows: nothing when its code is seen to give back its parameter, with operators over it that add no condition; something when it is
    /// seen to filter by what stands in the rows alone; what it asks for beside is unseen otherwise.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="addsNoCondition">Whether an operator of that name adds none.</param>
    public static KeyPredicate Demand(IMethodSymbol method, Func<string, bool> addsNoCondition)
    {
        var unseen = KeyPredicate.Unknown with { Unseen = method.Name };
        if (Original(method) is not { Parameters: [{ Name: var rows }, ..], DeclaringSyntaxReferences: [var reference] } || reference.GetSyntax() is not MethodDeclarationSyntax declaration)
            return unseen;

        var own = declaration.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).ToList();
        var returned = declaration.ExpressionBody is { Expression: var only } ? [only] : own.OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).ToList();
        if (returned.Count == 0 || own.Exists(node => IsWritten(node, rows)))
            return unseen;
        if (returned.TrueForAll(value => IsMadeOf(value, rows, (name, _) => addsNoCondition(name))))
            return KeyPredicate.Everything;
        return returned.TrueForAll(value => IsMadeOf(value, rows, (name, arguments) => addsNoCondition(name) || (name == "Where" && IsAboutRowAlone(arguments)))) ? KeyPredicate.Unknown : unseen;
    }

    private static IMethodSymbol Original(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IQueryable" or "IOrderedQueryable" or "IEnumerable" or "IAsyncEnumerable", TypeArguments: [var element] } ? element : null;

    /// <summary>Whether a value is the parameter, with operators over it that are allowed.</summary>
    private static bool IsMadeOf(ExpressionSyntax? value, string rows, Func<string, ArgumentListSyntax, bool> isAllowed)
    {
        var pending = new Stack<ExpressionSyntax?>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IdentifierNameSyntax { Identifier.ValueText: var name } when name == rows:
                    break;
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    pending.Push(inner);
                    break;
                case CastExpressionSyntax { Expression: var converted }:
                    pending.Push(converted);
                    break;
                case ConditionalExpressionSyntax either:
                    pending.Push(either.WhenTrue);
                    pending.Push(either.WhenFalse);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver }, ArgumentList: var arguments } when isAllowed(name, arguments):
                    pending.Push(receiver);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary><c>row =&gt; !row.IsDeleted</c>: it compares with nothing that another call could give otherwise.</summary>
    private static bool IsAboutRowAlone(ArgumentListSyntax arguments) =>
        arguments.Arguments is [{ Expression: SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var row, ExpressionBody: { } condition } }]
        && condition.DescendantNodesAndSelf().All(node => node is not SimpleNameSyntax { Identifier.ValueText: var name, Parent: var parent } || name == row || parent is MemberAccessExpressionSyntax { Name: var member } && member == node);

    private static bool IsWritten(SyntaxNode node, string rows) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } => name == rows,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } => name == rows,
        _ => false,
    };
}
