using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Decides whether a check guards an insert: the insert cannot be reached from the entry once the edges that mean "no such row" are taken
/// out of the graph. <c>if</c>, early return, throw, <c>?:</c>, <c>??</c>, <c>switch</c>, loops and short circuits are all the same here.
/// </summary>
internal sealed class GuardReader
{
    private readonly FlowGraph _graph;
    private readonly CheckSense _sense;
    private readonly Dictionary<ReadCall, List<ControlFlowBranch>> _absentEdges = new();
    private readonly Dictionary<ReadCall, List<ControlFlowBranch>> _presentEdges = new();
    private readonly Dictionary<ReadCall, List<ControlFlowBranch>> _sameRowEdges = new();

    /// <summary>Reads every branch of the graph once.</summary>
    public GuardReader(FlowGraph graph, IEnumerable<ReadCall> reads, LocalAssignments locals)
    {
        _graph = graph;
        var readOfSyntax = new Dictionary<SyntaxNode, ReadCall>();
        foreach (var read in reads.Where(read => read.Answer != ReadAnswer.ThrowsWhenPresent))
            readOfSyntax[read.Operation.Syntax] = read;
        _sense = new CheckSense(graph, readOfSyntax, locals);
        foreach (var block in graph.Graph.Blocks)
        {
            if (block is not { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } value })
                continue;
            if (_sense.Read(value, block) is { WhenTrue: { } presence } result)
                AddEdges(result.Read, block, presence);
            else if (_sense.ReadIdentity(value, block) is var (read, isSameWhenTrue))
                AddEdge(_sameRowEdges, read, EdgeWhen(isSameWhenTrue, block));
        }
    }

    /// <summary>Whether the insert happens only where the check has found no row.</summary>
    public bool IsGuarded(InsertCall insert, ReadCall read) =>
        read.Answer == ReadAnswer.ThrowsWhenPresent ? ComesAlwaysBefore(read, insert) : IsOnlyReachedWhenAbsent(insert, read);

    /// <summary>Where the function ends without throwing.</summary>
    public BasicBlock Exit => _graph.Graph.Blocks[_graph.Graph.Blocks.Length - 1];

    /// <summary>The blocks that return a value.</summary>
    public IEnumerable<BasicBlock> ReturningBlocks => _graph.Graph.Blocks.Where(block => block is { BranchValue: not null, FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.Return });

    /// <summary>The block that evaluates a node; null when the graph does not evaluate it.</summary>
    public BasicBlock? BlockOf(SyntaxNode syntax) => _graph.BlockOf(syntax);

    /// <summary>The check that a value comes from; null when it comes from none.</summary>
    public ReadResult? Read(IOperation value, BasicBlock block) => _sense.Read(value, block);

    /// <summary>The values that a local or a conditional expression may have at a place, each with its own place; empty for any other value.</summary>
    public IReadOnlyList<(IOperation Value, BasicBlock Block)> PartsOf(IOperation value, BasicBlock block)
    {
        var parts = value switch
        {
            ILocalReferenceOperation { Local: var local } => ReachingValues.Of(local, _graph, block),
            IFlowCaptureReferenceOperation capture => _graph.ValuesOf(capture.Id),
            _ => [],
        };
        return parts.Select(part => (part, _graph.BlockOf(part.Syntax) ?? block)).ToList();
    }

    /// <summary>Whether control comes to a block only where the check has found no row.</summary>
    public bool IsGuardedAt(BasicBlock block, ReadCall read) =>
        read.Answer == ReadAnswer.ThrowsWhenPresent
            ? _graph.BlockOf(read.Operation.Syntax) is { } guard && (guard.Ordinal == block.Ordinal || !_graph.IsReachableWithout(EdgesOutOf(guard), block))
            : IsOnlyReachedBy(_absentEdges, read, block);

    /// <summary>Whether control comes to a block only where the check has found a row.</summary>
    public bool IsPresentAt(BasicBlock block, ReadCall read) => IsOnlyReachedBy(_presentEdges, read, block);

    /// <summary>Whether control comes to a block only where the check has found no row, or none but the one that its identity was compared with.</summary>
    public bool IsGuardedAgainstOthersAt(BasicBlock block, ReadCall read)
    {
        if (read.Answer == ReadAnswer.ThrowsWhenPresent || !_sameRowEdges.TryGetValue(read, out var same))
            return IsGuardedAt(block, read);
        var edges = new HashSet<ControlFlowBranch>(same);
        if (_absentEdges.TryGetValue(read, out var absent))
            edges.UnionWith(absent);
        return !_graph.IsReachableWithout(edges, block) && _graph.IsReachableWithout(new HashSet<ControlFlowBranch>(), block);
    }

    private bool IsOnlyReachedWhenAbsent(InsertCall insert, ReadCall read) =>
        _graph.BlockOf(insert.Operation.Syntax) is { } block && IsOnlyReachedBy(_absentEdges, read, block);

    private bool IsOnlyReachedBy(Dictionary<ReadCall, List<ControlFlowBranch>> edgesOf, ReadCall read, BasicBlock block) =>
        edgesOf.TryGetValue(read, out var edges)
        && !_graph.IsReachableWithout(new HashSet<ControlFlowBranch>(edges), block)
        && _graph.IsReachableWithout(new HashSet<ControlFlowBranch>(), block);

    /// <summary>Whether control passes the first call's block on every way to the second's.</summary>
    public bool ComesAlwaysBefore(DatabaseCall first, DatabaseCall second)
    {
        if (_graph.BlockOf(first.Operation.Syntax) is not { } before || _graph.BlockOf(second.Operation.Syntax) is not { } after)
            return false;
        if (before.Ordinal == after.Ordinal)
            return first.Operation.Syntax.SpanStart < second.Operation.Syntax.SpanStart;

        return !_graph.IsReachableWithout(EdgesOutOf(before), after);
    }

    private static HashSet<ControlFlowBranch> EdgesOutOf(BasicBlock block)
    {
        var edges = new HashSet<ControlFlowBranch>();
        foreach (var edge in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
        {
            if (edge is not null)
                edges.Add(edge);
        }

        return edges;
    }

    private void AddEdges(ReadCall read, BasicBlock block, Presence whenTrue)
    {
        AddEdge(_absentEdges, read, EdgeWhen(whenTrue == Presence.Absent, block));
        AddEdge(_presentEdges, read, EdgeWhen(whenTrue == Presence.Present, block));
    }

    /// <summary>The edge that is taken when the tested value is true or false: the conditional successor is that of true (WhenTrue) or false (WhenFalse).</summary>
    private static ControlFlowBranch? EdgeWhen(bool value, BasicBlock block) =>
        block.ConditionKind == ControlFlowConditionKind.WhenTrue == value ? block.ConditionalSuccessor : block.FallThroughSuccessor;

    private static void AddEdge(Dictionary<ReadCall, List<ControlFlowBranch>> edgesOf, ReadCall read, ControlFlowBranch? edge)
    {
        if (edge is null)
            return;
        if (!edgesOf.TryGetValue(read, out var edges))
            edgesOf.Add(read, edges = []);
        edges.Add(edge);
    }
}
