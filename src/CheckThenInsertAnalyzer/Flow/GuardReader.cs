using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Decides whether a check guards an insert: the insert cannot be reached from the entry once the edges that mean "no such row" are taken
/// out of the graph. <c>if</c>, early return, throw, <c>?:</c>, <c>??</c>, <c>switch</c>, loops and short circuits are all the same here.
/// </summary>
internal sealed class GuardReader
{
    private readonly FlowGraph _graph;
    private readonly Dictionary<ReadCall, List<ControlFlowBranch>> _absentEdges = new();

    /// <summary>Reads every branch of the graph once.</summary>
    public GuardReader(FlowGraph graph, IEnumerable<ReadCall> reads, LocalAssignments locals)
    {
        _graph = graph;
        var readOfSyntax = new Dictionary<SyntaxNode, ReadCall>();
        foreach (var read in reads)
            readOfSyntax[read.Operation.Syntax] = read;
        var sense = new CheckSense(graph, readOfSyntax, locals);
        foreach (var block in graph.Graph.Blocks)
        {
            if (block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } value } && sense.Read(value, block) is { WhenTrue: { } presence } result)
                AddAbsentEdge(result.Read, block, presence);
        }
    }

    /// <summary>Whether the insert happens only where the check has found no row.</summary>
    public bool IsGuarded(InsertCall insert, ReadCall read) =>
        _absentEdges.TryGetValue(read, out var edges)
        && _graph.BlockOf(insert.Operation.Syntax) is { } block
        && !_graph.IsReachableWithout(new HashSet<ControlFlowBranch>(edges), block)
        && _graph.IsReachableWithout(new HashSet<ControlFlowBranch>(), block);

    /// <summary>Whether control passes the first call's block on every way to the second's.</summary>
    public bool ComesAlwaysBefore(DatabaseCall first, DatabaseCall second)
    {
        if (_graph.BlockOf(first.Operation.Syntax) is not { } before || _graph.BlockOf(second.Operation.Syntax) is not { } after)
            return false;
        if (before.Ordinal == after.Ordinal)
            return first.Operation.Syntax.SpanStart < second.Operation.Syntax.SpanStart;

        var edges = new HashSet<ControlFlowBranch>();
        foreach (var edge in new[] { before.FallThroughSuccessor, before.ConditionalSuccessor })
        {
            if (edge is not null)
                edges.Add(edge);
        }

        return !_graph.IsReachableWithout(edges, after);
    }

    private void AddAbsentEdge(ReadCall read, BasicBlock block, Presence whenTrue)
    {
        // The conditional successor is taken when the value is true (WhenTrue) or false (WhenFalse).
        var jumpsWhenAbsent = block.ConditionKind == ControlFlowConditionKind.WhenTrue == (whenTrue == Presence.Absent);
        var edge = jumpsWhenAbsent ? block.ConditionalSuccessor : block.FallThroughSuccessor;
        if (edge is null)
            return;
        if (!_absentEdges.TryGetValue(read, out var edges))
            _absentEdges.Add(read, edges = []);
        edges.Add(edge);
    }
}
