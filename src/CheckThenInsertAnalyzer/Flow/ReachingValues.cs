using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the values that a local can have at the end of a basic block.</summary>
internal static class ReachingValues
{
    /// <summary>Walks back from the block; each path ends at the last assignment on it. Empty when the graph holds none.</summary>
    public static IReadOnlyList<IOperation> Of(ILocalSymbol local, FlowGraph graph, BasicBlock block)
    {
        var values = new List<IOperation>();
        var seen = new HashSet<int> { block.Ordinal };
        var pending = new Stack<BasicBlock>();
        pending.Push(block);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (LastAssignment(local, current) is { } value)
            {
                values.Add(value);
                continue;
            }

            foreach (var predecessor in current.Predecessors)
            {
                if (seen.Add(predecessor.Source.Ordinal))
                    pending.Push(predecessor.Source);
            }
        }

        return values;
    }

    private static IOperation? LastAssignment(ILocalSymbol local, BasicBlock block)
    {
        if (block.BranchValue is { } branch && AssignedIn(local, branch) is { } tested)
            return tested;
        for (var i = block.Operations.Length - 1; i >= 0; i--)
        {
            if (AssignedIn(local, block.Operations[i]) is { } value)
                return value;
        }

        return null;
    }

    private static IOperation? AssignedIn(ILocalSymbol local, IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            switch (part)
            {
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when IsSame(target.Local, local):
                    return assignment.Value;
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } test when IsSame(declared, local):
                    return test.Value;
                case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } declared } } test when IsSame(declared, local):
                    return test.Value;
            }
        }

        return null;
    }

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
