using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>In which states one transaction may be before each operation of a function, over all ways that lead there without a failure.</summary>
internal sealed class TransactionFlow
{
    private readonly FlowGraph _graph;
    private readonly OpenTransaction _transaction;
    private readonly TransactionEvents _events;
    private readonly TransactionState[] _atStart;
    private readonly Queue<BasicBlock> _pending = new();

    /// <summary>Follows the function.</summary>
    /// <param name="graph">The function.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="events">What operations do to it.</param>
    /// <param name="isOpen">Whether it is open when the function is entered.</param>
    public TransactionFlow(FlowGraph graph, OpenTransaction transaction, TransactionEvents events, bool isOpen)
    {
        (_graph, _transaction, _events) = (graph, transaction, events);
        _atStart = new TransactionState[graph.Graph.Blocks.Length];
        Enter(graph.Graph.Blocks[0], isOpen ? TransactionState.Open : TransactionState.None);
        while (_pending.Count > 0)
            Follow(_pending.Dequeue());
    }

    /// <summary>The states before an operation of a block.</summary>
    public TransactionState Before(BasicBlock block, int operation)
    {
        var state = _atStart[block.Ordinal];
        for (var i = 0; i < operation && i < block.Operations.Length; i++)
            state = After(block.Operations[i], state);
        return state;
    }

    private void Follow(BasicBlock block)
    {
        var state = _atStart[block.Ordinal];
        var handlers = _graph.HandlersRound(block);
        foreach (var operation in block.Operations)
        {
            foreach (var handler in handlers)
                Enter(handler, state);
            state = After(operation, state);
        }

        if (block.BranchValue is { } value)
            state = After(value, state);
        foreach (var handler in handlers)
            Enter(handler, state);
        Leave(block.FallThroughSuccessor, state);
        Leave(block.ConditionalSuccessor, state);
    }

    private void Leave(ControlFlowBranch? branch, TransactionState state)
    {
        if (branch?.Destination is { } destination)
            Enter(destination, _events.In(branch, _graph).Aggregate(state, After));
    }

    private void Enter(BasicBlock block, TransactionState state)
    {
        if ((_atStart[block.Ordinal] | state) == _atStart[block.Ordinal])
            return;
        _atStart[block.Ordinal] |= state;
        _pending.Enqueue(block);
    }

    private TransactionState After(IOperation operation, TransactionState state) => _events.In(operation, _graph).Aggregate(state, After);

    private TransactionState After(TransactionState state, TransactionEvent found) => found.Step switch
    {
        TransactionStep.Begin when found.Operation.Syntax == _transaction.Begin?.Syntax => TransactionState.Open,
        TransactionStep.Commit or TransactionStep.End when _transaction.Concerns(found) => TransactionState.None,
        TransactionStep.Save when _transaction.Concerns(found) && (state & TransactionState.Open) != 0 => (state & ~TransactionState.Open) | TransactionState.Savepoint,
        _ => state,
    };
}
