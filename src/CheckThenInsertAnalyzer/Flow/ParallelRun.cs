using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A function that runs several times at once, for the items of a list: its runs are sessions that race with each other.</summary>
/// <param name="Starter">The call that starts the runs or waits for them.</param>
/// <param name="Function">The function.</param>
/// <param name="Items">The list; null when it is not to be seen.</param>
internal sealed record ParallelRun(IInvocationOperation Starter, IAnonymousFunctionOperation Function, IOperation? Items)
{
    private static readonly string[] WithoutRepetition = ["Distinct", "DistinctBy", "GroupBy", "ToHashSet", "ToDictionary", "Union", "ToLookup"];

    /// <summary>The run that holds a race; null when nothing starts it more than once at a time, or its items certainly differ.</summary>
    public static ParallelRun? Holding(Race race, BodyUnderAnalysis body)
    {
        for (var outer = race.Insert.Operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation function
                && function.Syntax.Span.Contains(race.Check.Operation.Syntax.Span)
                && Of(function, body) is { } run
                && !(run.HasDistinctItems(body) && run.DependsOnItem(race, body)))
                return run;
        }

        return null;
    }

    private static ParallelRun? Of(IAnonymousFunctionOperation function, BodyUnderAnalysis body)
    {
        if (ReceiverOf(function) is not { } receiver)
            return null;
        var method = receiver.TargetMethod;
        return (method.ContainingType?.Name, method.Name) switch
        {
            ("Parallel", "ForEach" or "ForEachAsync" or "For" or "ForAsync") => new ParallelRun(receiver, function, receiver.Argument("source")),
            ("ParallelEnumerable", "ForAll") => new ParallelRun(receiver, function, receiver.Receiver()),
            ("Enumerable", "Select") when WaiterOf(receiver, body) is { } waiter => new ParallelRun(waiter, function, receiver.Receiver()),
            ("Task" or "TaskFactory", "Run" or "StartNew") when LoopRound(receiver) is { } loop && Waiters(body).FirstOrDefault() is { } waiter =>
                new ParallelRun(waiter, function, (loop as IForEachLoopOperation)?.Collection),
            _ => null,
        };
    }

    /// <summary>The call that a lambda is an argument of; null for any other lambda.</summary>
    private static IInvocationOperation? ReceiverOf(IOperation function)
    {
        var outer = function.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            outer = outer.Parent;
        return outer is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    /// <summary>The WhenAll that waits for the tasks which a Select makes, be it by way of a list or a local.</summary>
    private static IInvocationOperation? WaiterOf(IOperation tasks, BodyUnderAnalysis body)
    {
        for (var step = 0; step < 8; step++)
        {
            switch (tasks.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or ITranslatedQueryOperation:
                    tasks = tasks.Parent;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } when IsWhenAll(call):
                    return call;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" or "AsEnumerable" } listing }:
                    tasks = listing;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return Waiters(body).FirstOrDefault(waiter => waiter.Descendants().Any(part => part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)));
                default:
                    return null;
            }
        }

        return null;
    }

    private static IEnumerable<IInvocationOperation> Waiters(BodyUnderAnalysis body) => body.Operations.OfType<IInvocationOperation>().Where(IsWhenAll);

    private static bool IsWhenAll(IInvocationOperation call) => call.TargetMethod is { Name: "WhenAll" or "WaitAll", ContainingType.Name: "Task" };

    private static ILoopOperation? LoopRound(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null and not IAnonymousFunctionOperation; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                return loop;
        }

        return null;
    }

    private bool HasDistinctItems(BodyUnderAnalysis body)
    {
        var items = Items?.WithoutWaiting();
        if (items is ILocalReferenceOperation { Local: var local } && body.Locals.OnlyValueOf(local) is { } value)
            items = value.WithoutWaiting();
        return items is not null
            && (items.DescendantsAndSelf().Any(part => part is IInvocationOperation { TargetMethod.Name: var name } && Array.IndexOf(WithoutRepetition, name) >= 0)
                || items.Type?.Name is "HashSet" or "ISet" or "IReadOnlySet" or "Dictionary" or "SortedSet" or "KeyCollection");
    }

    /// <summary>Whether the key comes from the item, so that two runs have the same one only when the list names it twice.</summary>
    private bool DependsOnItem(Race race, BodyUnderAnalysis body) => race.Compared.Comparisons.Any(comparison =>
        body.Origins.Of(comparison.Value) is PathOrigin { Root: var root }
        && (SymbolEqualityComparer.Default.Equals(root.ContainingSymbol, Function.Symbol) || root is ILocalSymbol local && body.Locals.ValuesOf(local) is [null]));
}
