using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Decides whether a check guards an insert: the insert is not reached as long as the check finds a row, and is reached when it finds none. <c>if</c>,
/// early return, throw, <c>?:</c>, <c>??</c>, <c>switch</c>, loops, flags and short circuits are all the same here.
/// </summary>
internal sealed class GuardReader(FlowGraph graph, LocalAssignments locals, FlowGraphs functions)
{
    private readonly Dictionary<(ReadCall, Presence, FoundRow), ReachedBlocks> _reached = new();

    /// <summary>Whether the insert happens only where the check has found no row.</summary>
    public bool IsGuarded(InsertCall insert, ReadCall read) =>
        graph.BlockOf(insert.Operation.Syntax) is { } block
        && (IsGuarded(block, read) || (When(read, Presence.Absent).Contains(block) && !When(read, Presence.Present).Contains(block, insert.Operation.Syntax)));

    /// <summary>Whether control comes to a block only where the check has found no row, or none such as is asked for.</summary>
    public bool IsGuarded(BasicBlock block, ReadCall read) =>
        IsGuardedByAnyRow(block, read)
        || (When(read, Presence.Present).AsksOfMembers
            && When(read, Presence.Absent).Contains(block)
            && (!When(read, Presence.Present, FoundRow.WithSuchMembers).Contains(block) || !When(read, Presence.Present, FoundRow.WithoutSuchMembers).Contains(block)));

    /// <summary>Whether control comes to a block only where the check has found no row at all.</summary>
    public bool IsGuardedByAnyRow(BasicBlock block, ReadCall read) => When(read, Presence.Absent).Contains(block) && !When(read, Presence.Present).Contains(block);

    /// <summary>Whether control comes to a block only where the check has found no row, or none but the one that it was compared with.</summary>
    public bool IsGuardedAgainstOthers(BasicBlock block, ReadCall read) =>
        IsGuarded(block, read) || (When(read, Presence.Absent).Contains(block) && !When(read, Presence.Present, FoundRow.Another).Contains(block));

    /// <summary>Whether control comes to a block only where the check has found a row.</summary>
    public bool IsPresentAt(BasicBlock block, ReadCall read) => When(read, Presence.Present).Contains(block) && !When(read, Presence.Absent).Contains(block);

    /// <summary>Where the function ends without throwing.</summary>
    public BasicBlock Exit => graph.Exit;

    /// <summary>The values that the function returns, as its returns write them.</summary>
    public IEnumerable<IOperation> ReturnedValues => graph.Graph.Blocks
        .Where(block => block is { BranchValue: not null, FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.Return })
        .Select(block => block.BranchValue!);

    /// <summary>The block that evaluates a node; null when the graph does not evaluate it.</summary>
    public BasicBlock? BlockOf(SyntaxNode syntax) => graph.BlockOf(syntax);

    /// <summary>The function, followed on the assumption that the check finds the row, or finds none.</summary>
    public ReachedBlocks When(ReadCall read, Presence presence, FoundRow row = FoundRow.Any)
    {
        if (!_reached.TryGetValue((read, presence, row), out var reached))
            _reached.Add((read, presence, row), reached = ReachedBlocks.Of(graph, new Hypothesis(read, presence, row), locals, functions));
        return reached;
    }

    /// <summary>Whether the insert happens only where none of several checks for the same row has found it.</summary>
    public bool IsGuarded(InsertCall insert, ImmutableArray<ReadCall> reads) =>
        graph.BlockOf(insert.Operation.Syntax) is { } block
        && ReachedBlocks.Of(graph, new Hypothesis(reads, Presence.Absent, FoundRow.Any), locals, functions).Contains(block)
        && !ReachedBlocks.Of(graph, new Hypothesis(reads, Presence.Present, FoundRow.Any), locals, functions).Contains(block, insert.Operation.Syntax);

    /// <summary>Whether control passes the first call's block on every way to the second's.</summary>
    public bool ComesAlwaysBefore(DatabaseCall first, DatabaseCall second) => ComesAlwaysBefore(first.Operation, second.Operation);

    /// <summary>Whether control passes the first operation's block on every way to the second's.</summary>
    public bool ComesAlwaysBefore(IOperation first, IOperation second)
    {
        if (graph.BlockOf(first.Syntax) is not { } before || graph.BlockOf(second.Syntax) is not { } after)
            return false;
        if (before.Ordinal == after.Ordinal)
            return first.Syntax.SpanStart < second.Syntax.SpanStart;

        var edges = new HashSet<ControlFlowBranch>();
        foreach (var edge in new[] { before.FallThroughSuccessor, before.ConditionalSuccessor })
        {
            if (edge is not null)
                edges.Add(edge);
        }

        return !graph.IsReachableWithout(edges, after);
    }
}
