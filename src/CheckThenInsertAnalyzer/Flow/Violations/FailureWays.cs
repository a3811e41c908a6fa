using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds where a body goes on after a unique violation: in the first clause that takes it, or behind the call of a method that swallows it.</summary>
internal sealed class FailureWays(BodyUnderAnalysis body)
{
    private readonly ViolationTestReader _tests = new(body.Project.ViolationPredicates, ViolationPredicates.MaximumDepth, body.Cancellation);
    private readonly Dictionary<FlowGraph, ReachedBlocks> _known = new();

    /// <summary>The way; null when nothing in the function takes the violation.</summary>
    /// <param name="failing">The call that the violation comes out of.</param>
    /// <param name="graph">The function that the call stands in.</param>
    /// <param name="block">The call's block.</param>
    /// <param name="endsIn">Whether a finally block, which runs before any handler round it, ends what the way is about.</param>
    public FailureWay? Of(FailingCall failing, FlowGraph graph, BasicBlock block, Func<ControlFlowRegion, bool> endsIn)
    {
        var place = PlaceIn(block, failing.Operation.Syntax);
        var known = KnownIn(graph).Before(block, place) ?? KnownValues.None;
        if (failing.Call is SwallowingCall { Swallow: var swallow })
            return new FailureWay(failing, graph, block, place + 1, AfterSwallow(failing, swallow, known), Clause: null);
        foreach (var (region, clause) in HandlersOf(failing, graph, block, endsIn))
        {
            if (Takes(clause, failing))
                return new FailureWay(failing, graph, graph.Graph.Blocks[region.FirstBlockOrdinal], First: 0, known, clause);
        }

        return null;
    }

    /// <summary>A variable that holds what the called method returns is known then.</summary>
    private static KnownValues AfterSwallow(FailingCall failing, SummarisedSwallow swallow, KnownValues known)
    {
        return AssignedVariable.OfResult(failing.Operation) is { } assigned ? known.With(assigned, swallow.Returned ?? KnownValue.Unknown) : known;
    }

    /// <summary>The place of the operation of a block in which a node stands; that of the branch's value behind them all.</summary>
    public static int PlaceIn(BasicBlock block, SyntaxNode node)
    {
        for (var i = 0; i < block.Operations.Length; i++)
        {
            if (block.Operations[i].Syntax.Span.Contains(node.Span) || block.Operations[i].DescendantsAndSelf().Any(part => part.Syntax == node))
                return i;
        }

        return block.Operations.Length;
    }

    private ReachedBlocks KnownIn(FlowGraph graph)
    {
        if (!_known.TryGetValue(graph, out var known))
            _known.Add(graph, known = ReachedBlocks.Of(graph, Hypothesis.None, body.Locals, body.Graphs));
        return known;
    }

    /// <summary>The clauses that the violation meets within the function until a finally block ends what it is about, each with its region of the graph.</summary>
    private static IEnumerable<(ControlFlowRegion Region, ICatchClauseOperation Clause)> HandlersOf(FailingCall failing, FlowGraph graph, BasicBlock block, Func<ControlFlowRegion, bool> endsIn)
    {
        var tries = new Queue<ITryOperation>(ViolationHandlers.TriesRound(failing.Operation));
        for (var region = block.EnclosingRegion; region != graph.Graph.Root && region?.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            if (outer.Kind == ControlFlowRegionKind.TryAndFinally && outer.NestedRegions.Any(nested => nested.Kind == ControlFlowRegionKind.Finally && endsIn(nested)))
                yield break;
            if (outer.Kind != ControlFlowRegionKind.TryAndCatch || tries.Count == 0)
                continue;
            var tried = tries.Dequeue();
            for (var i = 0; i < tried.Catches.Length && i + 1 < outer.NestedRegions.Length; i++)
            {
                var handler = outer.NestedRegions[i + 1];
                yield return (handler.Kind == ControlFlowRegionKind.FilterAndHandler ? handler.NestedRegions[handler.NestedRegions.Length - 1] : handler, tried.Catches[i]);
            }
        }
    }

    /// <summary>A handler of any error may take the violation of an insert; of what may be one it has to ask for a violation.</summary>
    private bool Takes(ICatchClauseOperation clause, FailingCall failing) => body.Catches.Of(clause, failing.Shape) switch
    {
        CatchVerdict.Takes => failing.Inserts || AsksForViolation(clause),
        CatchVerdict.TakesAll => failing.Inserts,
        _ => false,
    };

    private bool AsksForViolation(ICatchClauseOperation clause) =>
        (clause.Filter is { } filter && body.Catches.AsksForViolation(filter)) || _tests.SoughtIn(clause.Handler) == ViolationEvidence.Violation;

    /// <summary>In a handler it is known that the caught exception is a violation; and of a call that swallows one, what it gives.</summary>
    public bool? Decides(IOperation condition, FailureWay way)
    {
        if (way.Failing.Call is SwallowingCall { Swallow.Returned: { } returned })
        {
            var isNegated = false;
            for (condition = condition.WithoutWaiting(); condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }; condition = operand.WithoutWaiting())
                isNegated = !isNegated;
            return condition.Syntax == way.Failing.Operation.Syntax ? returned.Truth ^ isNegated : null;
        }

        if (way.Clause is null || !way.Clause.Syntax.Span.Contains(condition.Syntax.Span))
            return null;
        var test = _tests.Of(condition);
        return test.WhenTrue == ViolationEvidence.Other ? false : test.WhenFalse == ViolationEvidence.Other ? true : null;
    }
}
