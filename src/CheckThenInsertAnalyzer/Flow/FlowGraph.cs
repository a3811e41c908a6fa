using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The control-flow graph of one function, with the basic block in which each piece of its syntax is evaluated.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<SyntaxNode, int> _blockOfSyntax = new();
    private readonly Dictionary<CaptureId, List<IOperation>> _captures = new();
    private readonly Dictionary<IOperation, IOperation[]> _effects = new();
    private readonly BasicBlock[]?[] _handlers;
    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);

    /// <summary>Indexes a graph.</summary>
    public FlowGraph(ControlFlowGraph graph)
    {
        Graph = graph;
        _handlers = new BasicBlock[]?[graph.Blocks.Length];
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

    /// <summary>Where the function ends without throwing.</summary>
    public BasicBlock Exit => Graph.Blocks[Graph.Blocks.Length - 1];

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

    /// <summary>The lambda or local function whose graph it is; null for that of a body.</summary>
    public SyntaxNode? Function => Graph.OriginalOperation.Syntax is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax ? Graph.OriginalOperation.Syntax : null;

    /// <summary>Whether the graph itself gives the variable a value, and not only a function round it.</summary>
    public bool Assigns(ISymbol variable) => _assigned.Contains(variable);

    /// <summary>The values that the graph stores under a capture.</summary>
    public IReadOnlyList<IOperation> ValuesOf(CaptureId capture) => _captures.TryGetValue(capture, out var values) ? values : [];

    /// <summary>The parts of an operation of the graph that may give a variable or capture a value, outer before inner.</summary>
    public IReadOnlyList<IOperation> EffectsOf(IOperation operation)
    {
        if (!_effects.TryGetValue(operation, out var effects))
            _effects.Add(operation, effects = operation.DescendantsAndSelf().Where(HasEffect).ToArray());
        return effects;
    }

    private static bool HasEffect(IOperation part) => part switch
    {
        IFlowCaptureOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IIsPatternOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } => true,
        IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync" } => true,
        _ => false,
    };

    /// <summary>The first blocks of the handlers round a block, which may be entered from anywhere in it.</summary>
    public IReadOnlyList<BasicBlock> HandlersRound(BasicBlock block) =>
        _handlers[block.Ordinal] ??= HandlersOf(block).Select(handler => Graph.Blocks[handler.FirstBlockOrdinal]).ToArray();

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

    /// <summary>Whether control can come from one block to another, without passing a certain block when one is given.</summary>
    public bool CanReach(BasicBlock from, BasicBlock to, BasicBlock? without = null)
    {
        var seen = new HashSet<int> { from.Ordinal };
        if (without is not null)
            seen.Add(without.Ordinal);
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
            if (AssignedBy(part) is { } variable)
                _assigned.Add(variable);
        }
    }

    /// <summary>The variable that a reference names where it may get a value, or that a pattern declares. A capture of a variable may be assigned to as well.</summary>
    private static ISymbol? AssignedBy(IOperation part) => part switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: { } declared } => declared,
        IRecursivePatternOperation { DeclaredSymbol: { } declared } => declared,
        ILocalReferenceOperation { Local: var local } when IsTarget(part) => local,
        IParameterReferenceOperation { Parameter: var parameter } when IsTarget(part) => parameter,
        _ => null,
    };

    private static bool IsTarget(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        ITupleOperation or IDeclarationExpressionOperation or IIncrementOrDecrementOperation or IFlowCaptureOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } => true,
        _ => false,
    };

    private void AddCapture(IFlowCaptureOperation capture)
    {
        if (!_captures.TryGetValue(capture.Id, out var values))
            _captures.Add(capture.Id, values = []);
        values.Add(capture.Value);
    }
}
