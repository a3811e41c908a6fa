using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads what the operations behind a failed flush do to the entity that failed.</summary>
/// <param name="body">The body.</param>
/// <param name="subjects">Tells contexts apart.</param>
/// <param name="context">The context.</param>
/// <param name="entity">The variable that holds the entity; null when none is known.</param>
/// <param name="mayBeAny">Whether the entity may be any object: which one was added is not to be seen.</param>
/// <param name="clause">The clause that takes the failure.</param>
internal sealed class TrackingSteps(BodyUnderAnalysis body, TransactionSubjects subjects, PathOrigin context, ISymbol? entity, bool mayBeAny, ICatchClauseOperation clause)
{
    /// <summary>Names of methods that make a context forget entities.</summary>
    private static readonly string[] Releasing = ["Detach", "Clear", "Reset", "Reject", "Undo", "Discard", "Rollback", "Revert", "Evict", "Untrack", "Remove", "Delete", "Reload"];

    private readonly ILookup<SyntaxNode, DatabaseCall> _calls = body.CallsAcross.ToLookup(call => call.Operation.Syntax);

    /// <summary>The first step within an operation of a graph, with the flush that it is; null when it does nothing to the entity.</summary>
    public (TrackingStep Step, FlushCall? Flush)? In(IOperation operation, FlowGraph graph)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (At(part, graph) is { } step)
                return step;
        }

        return null;
    }

    /// <summary>Whether a finally block that a branch runs disposes of the context.</summary>
    public bool ReleasesOn(ControlFlowBranch branch, FlowGraph graph) => branch.FinallyRegions.Any(region => ReleasesIn(region, graph));

    /// <summary>Whether a finally block disposes of the context.</summary>
    public bool ReleasesIn(ControlFlowRegion region, FlowGraph graph)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            if (graph.Graph.Blocks[ordinal].Operations.Any(operation => In(operation, graph)?.Step == TrackingStep.Release))
                return true;
        }

        return false;
    }

    private (TrackingStep, FlushCall?)? At(IOperation operation, FlowGraph graph)
    {
        if (IsOfOtherContext(operation) || ChangesEntity(operation) || Releases(operation, graph))
            return (TrackingStep.Release, null);
        foreach (var call in _calls[operation.Syntax].Where(call => call.Operation.Kind == operation.Kind))
        {
            if (call is FlushCall flush && subjects.Of(flush).Contains(context))
                return (TrackingStep.Flush, flush);
            if (call is InsertCall { Library: DatabaseLibrary.EntityFramework } && subjects.Of(call).Contains(context))
                return (TrackingStep.Add, null);
        }

        return null;
    }

    /// <summary>Whether the variable that holds the context gets another one.</summary>
    private bool IsOfOtherContext(IOperation operation) =>
        operation is ISimpleAssignmentOperation assignment && AssignedVariable.SymbolOf(assignment.Target) is { } variable
        && (SymbolEqualityComparer.Default.Equals(variable, context.Root) || body.Project.Libraries.EntityFramework?.IsContext(assignment.Target.Type) == true);

    /// <summary>Whether the entity is changed or handed on behind the failure, and not in a next turn of a loop: then it may be another row that is sent.</summary>
    private bool ChangesEntity(IOperation operation)
    {
        if (operation.Syntax.SpanStart < clause.Syntax.SpanStart)
            return false;
        return operation switch
        {
            IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } owner and not IInstanceReferenceOperation } } => mayBeAny || IsEntity(owner),
            IInvocationOperation { Instance: { } receiver } call when IsEntity(receiver) => !IsLogging(call),
            IInvocationOperation call => call.Arguments.Any(argument => IsEntity(argument.Value)) && !IsLogging(call),
            _ => false,
        };
    }

    private bool IsEntity(IOperation value) => entity is not null && SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(value), entity);

    private static bool IsLogging(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal) || call.Receiver()?.Type?.Name.IndexOf("Log", StringComparison.Ordinal) >= 0;

    private bool Releases(IOperation operation, FlowGraph graph) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "State", ContainingType.Name: "EntityEntry" } } } => true,
        IInvocationOperation { TargetMethod.Name: "Dispose" or "DisposeAsync", Instance: { } disposed } => subjects.Of(disposed, graph) is { } subject && subject.Equals(context),
        IInvocationOperation { TargetMethod.Name: var name } => Array.Exists(Releasing, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0),
        IPropertyReferenceOperation { Property: { Name: "Entries", ContainingType.Name: "DbUpdateException" } } => true,
        _ => false,
    };
}
