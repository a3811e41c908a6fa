using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The control-flow graph of one function, with the basic block in which each piece of its syntax is evaluated.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<SyntaxNode, int> _blockOfSyntax = new();
    private readonly Dictionary<CaptureId, List<IOperation>> _captures = new();

    /// <summary>Indexes a graph.</summary>
    public FlowGraph(ControlFlowGraph graph)
    {
        Graph = graph;
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
                Index(operation, block.Ordinal);
            if (block.BranchValue is { } value)
                Index(value, block.Ordinal);
        }
    }

    /// <summary>Roslyn's graph.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>The block that evaluates a node, or the lambda that holds it; null when the graph does not evaluate it.</summary>
    public BasicBlock? BlockOf(SyntaxNode syntax)
    {
        for (SyntaxNode? node = syntax; node is not null && node != Graph.OriginalOperation.Syntax; node = node.Parent)
        {
            if (_blockOfSyntax.TryGetValue(node, out var ordinal))
                return Graph.Blocks[ordinal];
        }

        return null;
    }

    /// <summary>The values that the graph stores under a capture.</summary>
    public IReadOnlyList<IOperation> ValuesOf(CaptureId capture) => _captures.TryGetValue(capture, out var values) ? values : [];

    /// <summary>
    /// Whether control can come from the entry to a block without passing any of the given edges. Handlers count as entered from
    /// anywhere in their try block.
    /// </summary>
    public bool IsReachableWithout(ISet<ControlFlowBranch> removed, BasicBlock target)
    {
        var seen = new bool[Graph.Blocks.Length];
        var pending = new Stack<BasicBlock>();
        Visit(Graph.Blocks[0]);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block.Ordinal == target.Ordinal)
                return true;
            Follow(block.FallThroughSuccessor);
            Follow(block.ConditionalSuccessor);
            foreach (var handler in HandlersOf(block))
                Visit(Graph.Blocks[handler.FirstBlockOrdinal]);
        }

        return false;

        void Follow(ControlFlowBranch? branch)
        {
            if (branch?.Destination is { } destination && !removed.Contains(branch))
                Visit(destination);
        }

        void Visit(BasicBlock block)
        {
            if (seen[block.Ordinal])
                return;
            seen[block.Ordinal] = true;
            pending.Push(block);
        }
    }

    /// <summary>Whether control can come from one block to another.</summary>
    public bool CanReach(BasicBlock from, BasicBlock to)
    {
        var seen = new HashSet<int> { from.Ordinal };
        var pending = new Stack<BasicBlock>();
        pending.Push(from);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block.Ordinal == to.Ordinal)
                return true;
            foreach (var next in new[] { block.FallThroughSuccessor?.Destination, block.ConditionalSuccessor?.Destination })
            {
                if (next is not null && seen.Add(next.Ordinal))
                    pending.Push(next);
            }
        }

        return false;
    }

    /// <summary>The catches and finallys of this graph round a block. The regions round a lambda's graph belong to the graph that holds it.</summary>
    private IEnumerable<ControlFlowRegion> HandlersOf(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region != Graph.Root && region?.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (var sibling in outer.NestedRegions)
            {
                if (sibling.Kind != ControlFlowRegionKind.Try)
                    yield return sibling;
            }
        }
    }

    private void Index(IOperation operation, int ordinal)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (!_blockOfSyntax.ContainsKey(part.Syntax))
                _blockOfSyntax.Add(part.Syntax, ordinal);
            if (part is IFlowCaptureOperation capture)
                AddCapture(capture);
        }
    }

    private void AddCapture(IFlowCaptureOperation capture)
    {
        if (!_captures.TryGetValue(capture.Id, out var values))
            _captures.Add(capture.Id, values = []);
        values.Add(capture.Value);
    }
}
