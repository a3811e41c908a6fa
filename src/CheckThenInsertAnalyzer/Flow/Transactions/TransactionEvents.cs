using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What the operations of a body do to transactions.</summary>
internal sealed class TransactionEvents
{
    private readonly TransactionSubjects _subjects;
    private readonly ILookup<SyntaxNode, DatabaseCall> _calls;
    private readonly Dictionary<IOperation, ImmutableArray<TransactionEvent>> _known = new();

    /// <summary>Events are read when they are first asked for.</summary>
    public TransactionEvents(BodyUnderAnalysis body, TransactionSubjects subjects)
    {
        _subjects = subjects;
        _calls = body.CallsAcross.ToLookup(call => call.Operation.Syntax);
    }

    /// <summary>The events within one operation of a graph, in their order.</summary>
    public ImmutableArray<TransactionEvent> In(IOperation operation, FlowGraph? graph)
    {
        if (!_known.TryGetValue(operation, out var events))
            _known.Add(operation, events = operation.DescendantsAndSelf().SelectMany(part => At(part, graph)).ToImmutableArray());
        return events;
    }

    /// <summary>The events of the finally blocks that a branch runs on its way.</summary>
    public IEnumerable<TransactionEvent> In(ControlFlowBranch branch, FlowGraph graph) =>
        branch.FinallyRegions.SelectMany(region => In(region, graph));

    /// <summary>The events of all blocks of a region.</summary>
    public IEnumerable<TransactionEvent> In(ControlFlowRegion region, FlowGraph graph)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in graph.Graph.Blocks[ordinal].Operations)
            {
                foreach (var found in In(operation, graph))
                    yield return found;
            }
        }
    }

    private IEnumerable<TransactionEvent> At(IOperation operation, FlowGraph? graph)
    {
        if (operation is IObjectCreationOperation { Type: var type } && TransactionTypes.IsScope(type))
            return [new TransactionEvent(TransactionStep.Begin, operation, ImmutableArray<PathOrigin>.Empty)];
        if (operation is not IInvocationOperation invocation)
            return [];
        var calls = _calls[operation.Syntax].Where(call => call.Operation.Kind == operation.Kind).ToImmutableArray();
        return Own(invocation, graph) is { } own ? [own]
            : calls.IsEmpty ? []
            : calls.All(call => call is TransactionCall) ? [new TransactionEvent(TransactionStep.Begin, operation, ImmutableArray<PathOrigin>.Empty)]
            : Statements(operation, calls);
    }

    /// <summary>What a method of a transaction, connection or context does by its name; null for any other.</summary>
    private TransactionEvent? Own(IInvocationOperation invocation, FlowGraph? graph)
    {
        var receiver = invocation.Receiver();
        var name = AsyncName.Without(invocation.TargetMethod.Name);
        var isTransaction = TransactionTypes.IsTransaction(TypeOf(receiver, graph));
        TransactionStep? step = name switch
        {
            "Commit" when isTransaction => TransactionStep.Commit,
            "Complete" when TransactionTypes.IsScope(TypeOf(receiver, graph)) => TransactionStep.Commit,
            "CommitTransaction" when TransactionTypes.IsFacade(TypeOf(receiver, graph)) => TransactionStep.Commit,
            "Save" or "CreateSavepoint" when isTransaction => TransactionStep.Save,
            "Rollback" when isTransaction && NamesSavepoint(invocation) => TransactionStep.RollBackToSavepoint,
            "RollbackToSavepoint" when isTransaction => TransactionStep.RollBackToSavepoint,
            "Dispose" when isTransaction || TransactionTypes.IsScope(TypeOf(receiver, graph)) => TransactionStep.End,
            "Dispose" or "Close" when TransactionTypes.IsConnection(TypeOf(receiver, graph)) => TransactionStep.End,
            _ => null,
        };
        if (step is { } known)
            return new TransactionEvent(known, invocation, Subject(receiver, graph));
        return name.IndexOf("Rollback", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Abort", StringComparison.OrdinalIgnoreCase) >= 0
            ? new TransactionEvent(TransactionStep.End, invocation, ImmutableArray<PathOrigin>.Empty) { ConcernsAll = true }
            : null;
    }

    private static bool NamesSavepoint(IInvocationOperation rollback) =>
        rollback.Arguments.Any(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String);

    private static ITypeSymbol? TypeOf(IOperation? receiver, FlowGraph? graph) =>
        receiver?.WithoutConversions() is IFlowCaptureReferenceOperation { Id: var capture } && graph?.ValuesOf(capture) is [var captured] ? captured.WithoutConversions().Type : receiver?.WithoutConversions().Type;

    private ImmutableArray<PathOrigin> Subject(IOperation? receiver, FlowGraph? graph) =>
        _subjects.Of(receiver, graph) is { } subject ? ImmutableArray.Create(subject) : ImmutableArray<PathOrigin>.Empty;

    /// <summary>A text may begin or end a transaction itself; what else it does runs in the transaction.</summary>
    private IEnumerable<TransactionEvent> Statements(IOperation operation, ImmutableArray<DatabaseCall> calls)
    {
        var subjects = calls.SelectMany(call => _subjects.Of(call)).Distinct().ToImmutableArray();
        foreach (var call in calls)
        {
            if (call is StatementCall { Statement: TransactionStatement { Kind: var kind } } && StepOf(kind) is { } step)
                yield return new TransactionEvent(step, operation, subjects);
        }

        var commands = calls.RemoveAll(call => call is StatementCall { Statement: TransactionStatement } or TransactionCall or InsertCall { Library: DatabaseLibrary.EntityFramework });
        if (!commands.IsEmpty)
            yield return new TransactionEvent(TransactionStep.Command, operation, subjects) { Calls = commands };
    }

    private static TransactionStep? StepOf(TransactionStatementKind kind) => kind switch
    {
        TransactionStatementKind.Begin => TransactionStep.Begin,
        TransactionStatementKind.Commit => TransactionStep.Commit,
        TransactionStatementKind.Rollback => TransactionStep.End,
        TransactionStatementKind.Savepoint => TransactionStep.Save,
        TransactionStatementKind.RollbackToSavepoint => TransactionStep.RollBackToSavepoint,
        _ => null,
    };
}
