using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Knows the items of sequences: what a loop or LINQ's lambda calls an item, and what an operator does to the items.</summary>
internal static class SequenceItems
{
    private const int MaximumSteps = 32;

    /// <summary>The sequence of which a loop variable or a lambda's parameter is an item; null for any other value.</summary>
    public static IOperation? SequenceOf(IOperation item)
    {
        switch (item)
        {
            case ILocalReferenceOperation { Local: var local }:
                return Round<IForEachLoopOperation>(item, loop => loop.Locals.Contains(local, SymbolEqualityComparer.Default))?.Collection;
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function, Ordinal: 0 } }:
                var lambda = Round<IAnonymousFunctionOperation>(item, outer => SymbolEqualityComparer.Default.Equals(outer.Symbol, function));
                return lambda is not null && CallGiven(lambda) is { TargetMethod.ContainingType.Name: "Enumerable" } call ? call.Receiver() : null;
            default:
                return null;
        }
    }

    /// <summary>The sequence itself and those that it takes its items from, nearest first: before a filter, an order, a list made of it. A projection ends the way.</summary>
    public static IEnumerable<IOperation> Sources(IOperation sequence, LocalAssignments locals)
    {
        IOperation? current = sequence;
        for (var step = 0; step < MaximumSteps && current is not null; step++)
        {
            current = current.WithoutWaiting();
            yield return current;
            current = current switch
            {
                ILocalReferenceOperation { Local: var local } => locals.OnlyValueOf(local),
                IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "Enumerable" } } call when KeepsItems(name) => call.Receiver(),
                _ => null,
            };
        }
    }

    /// <summary>The name under which a path goes on to the items of a sequence.</summary>
    public const string Item = "[]";

    /// <summary>An item of a sequence that a local or parameter holds; of any other, a value that is not known.</summary>
    public static SuppliedValue ItemIn(IOperation sequence, LocalAssignments locals) => Sources(sequence, locals).Last() switch
    {
        ILocalReferenceOperation { Local: var local } => new PathValue(local, Item),
        IParameterReferenceOperation { Parameter: var parameter } => new PathValue(parameter, Item),
        _ => SuppliedValue.Unknown,
    };

    /// <summary>The call that a lambda is an argument of; null when it is none.</summary>
    public static IInvocationOperation? CallGiven(IAnonymousFunctionOperation lambda)
    {
        IOperation? outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            outer = outer.Parent;
        return outer is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    /// <summary>
    /// What an item of a sequence is: what a projection makes of another, or the item as a filter calls it; null when neither tells.
    /// </summary>
    public static IOperation? ItemOf(IOperation sequence, LocalAssignments locals)
    {
        foreach (var source in Sources(sequence, locals))
        {
            if (source is not IInvocationOperation { TargetMethod: { Name: "Select" or "Where", ContainingType.Name: "Enumerable" } } call || LambdaOf(call) is not { Symbol.Parameters: [var item, ..] } lambda)
                continue;
            var operations = lambda.Body.Descendants();
            return call.TargetMethod.Name == "Select"
                ? operations.OfType<IReturnOperation>().FirstOrDefault()?.ReturnedValue?.WithoutConversions()
                : operations.FirstOrDefault(operation => operation is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, item));
        }

        return null;
    }

    /// <summary>The lambda that an operator of LINQ is given; null when it is given something else.</summary>
    public static IAnonymousFunctionOperation? LambdaOf(IInvocationOperation call)
    {
        var given = (call.Argument("predicate") ?? call.Argument("selector"))?.WithoutConversions();
        return (given is IDelegateCreationOperation { Target: var target } ? target : given) as IAnonymousFunctionOperation;
    }

    private static bool KeepsItems(string name) =>
        name is "Where" or "ToList" or "ToArray" or "AsEnumerable" or "Distinct" or "DistinctBy" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Take" or "Skip" or "Reverse" or "Except";

    private static T? Round<T>(IOperation operation, Func<T, bool> isMeant)
        where T : class, IOperation
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is T found && isMeant(found))
                return found;
        }

        return null;
    }
}
