using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Knows inserts of the items that a filter lets through: <c>AddRange(items.Where(item =&gt; !known.Contains(item.Key)))</c>, or a loop over them. The filter
/// guards them as a branch would.
/// </summary>
internal sealed class FilteredInserts(FlowGraphs graphs, Func<FlowGraph, GuardReader> guardsOf, LocalAssignments locals)
{
    /// <summary>Whether only items are inserted for which the check has found no row.</summary>
    public bool AreGuarded(InsertCall insert, ReadCall read) =>
        read.Operation is IInvocationOperation { TargetMethod: { Name: "Except", ContainingType.Name: "Enumerable" } }
            ? SequencesOf(insert).SelectMany(WithProjected).Any(source => source.Syntax == read.Operation.Syntax)
            : PassAFilter(insert, read);

    private bool PassAFilter(InsertCall insert, ReadCall read) =>
        graphs.Round(read.Operation.Syntax).FirstOrDefault() is { Function: { } filter } graph
        && FiltersOf(insert).Any(lambda => lambda.Syntax == filter)
        && guardsOf(graph) is var guards
        && guards.When(read, Presence.Present).Returned is { Truth: false }
        && guards.When(read, Presence.Absent).Returned is { Truth: not false };

    /// <summary>The filters that the inserted items have passed.</summary>
    private IEnumerable<IAnonymousFunctionOperation> FiltersOf(InsertCall insert) =>
        SequencesOf(insert).SelectMany(WithProjected).Select(FilterOf).OfType<IAnonymousFunctionOperation>();

    /// <summary>A sequence with its sources, also those behind a projection: what is made of an item is inserted only for the items that are left.</summary>
    private IEnumerable<IOperation> WithProjected(IOperation sequence)
    {
        var pending = new Stack<IOperation>();
        pending.Push(sequence);
        for (var step = 0; step < 8 && pending.Count > 0; step++)
        {
            foreach (var source in SequenceItems.Sources(pending.Pop(), locals))
            {
                yield return source;
                if (source is IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } projection && projection.Receiver() is { } projected)
                    pending.Push(projected);
            }
        }
    }

    private static IEnumerable<IOperation> SequencesOf(InsertCall insert)
    {
        if ((insert.Operation as IInvocationOperation)?.Argument("entities") is { } entities)
            yield return entities;
        for (var outer = insert.Operation.Parent; outer is not null and not IAnonymousFunctionOperation; outer = outer.Parent)
        {
            if (outer is IForEachLoopOperation loop)
                yield return loop.Collection;
        }
    }

    private static IAnonymousFunctionOperation? FilterOf(IOperation sequence) =>
        sequence is IInvocationOperation { TargetMethod: { Name: "Where", ContainingType.Name: "Enumerable" } } where ? SequenceItems.LambdaOf(where) : null;
}
