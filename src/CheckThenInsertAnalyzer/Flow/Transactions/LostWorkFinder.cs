using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the violations that a body catches inside of a transaction in which it then goes on (FACTS G1, G2).</summary>
internal sealed class LostWorkFinder
{
    private readonly BodyUnderAnalysis _body;
    private readonly TransactionSubjects _subjects;
    private readonly TransactionEvents _events;
    private readonly ViolationTestReader _tests;
    private readonly Dictionary<FlowGraph, ReachedBlocks> _known = new();
    private readonly Dictionary<(FlowGraph, OpenTransaction), TransactionFlow> _flows = new();

    /// <summary>Finds those of one body.</summary>
    public LostWorkFinder(BodyUnderAnalysis body)
    {
        _body = body;
        _subjects = new TransactionSubjects(body);
        _events = new TransactionEvents(body, _subjects);
        _tests = new ViolationTestReader(body.Project.ViolationPredicates, ViolationPredicates.MaximumDepth, body.Cancellation);
    }

    /// <summary>One for each handler and transaction.</summary>
    public ImmutableArray<LostWork> Find()
    {
        if (!MaySwallow || new OpenTransactions(_body, _subjects).Find() is not { IsEmpty: false } transactions)
            return ImmutableArray<LostWork>.Empty;
        return new FailingCalls(_body, _subjects).Find()
            .SelectMany(failing => transactions.Where(transaction => Aborts(failing, transaction)).Select(transaction => Of(failing, transaction)))
            .OfType<LostWork>()
            .GroupBy(lost => lost.Place)
            .Select(same => same.First())
            .ToImmutableArray();
    }

    /// <summary>The violations that the body takes before it returns, in no transaction of its own.</summary>
    public IEnumerable<SwallowedFailure> FindSwallowed()
    {
        if (!MaySwallow)
            yield break;
        var begun = new OpenTransactions(_body, _subjects).Find().RemoveAll(transaction => transaction.Begin is null);
        foreach (var failing in new FailingCalls(_body, _subjects).Find())
        {
            var callers = failing.WorksOnOwn ? new OpenTransaction(Begin: null, ImmutableArray<PathOrigin>.Empty) { IsScope = true } : new OpenTransaction(Begin: null, failing.Subjects);
            if (begun.Any(transaction => transaction.Concerns(failing.ToEvent())) || WayOf(failing, callers) is not { } way || way.Graph != _body.Graphs.Root)
                continue;
            if (Follow(way, callers, out var reached) is null && reached.Contains(way.Graph.Exit))
                yield return new SwallowedFailure(failing, reached.Returned);
        }
    }

    private bool MaySwallow => _body.Operations.Any(operation => operation is ICatchClauseOperation) || _body.CallsAcross.Any(call => call is SwallowingCall);

    /// <summary>Whether a violation of the call leaves the transaction aborted: EF Core rolls back to a savepoint of its own (FACTS G4).</summary>
    private static bool Aborts(FailingCall failing, OpenTransaction transaction) =>
        transaction.Concerns(failing.ToEvent()) && !(failing.Shape == ViolationShape.Wrapped && transaction.SavesFlushes);

    private LostWork? Of(FailingCall failing, OpenTransaction transaction) =>
        WayOf(failing, transaction) is { } way && Follow(way, transaction, out _) is { } next ? new LostWork(failing, way.Clause, transaction, next) : null;

    /// <summary>Where the function goes on after the call's violation; null when nothing in it takes the violation while the transaction is open.</summary>
    private FailureWay? WayOf(FailingCall failing, OpenTransaction transaction)
    {
        if (_body.Graphs.Holding(failing.Operation.Syntax, failing.Operation.Syntax) is not { } graph
            || graph.BlockOf(failing.Operation.Syntax) is not { } block)
            return null;
        var place = PlaceIn(block, failing.Operation.Syntax);
        if (!IsOpenAt(block, place, graph, transaction))
            return null;

        var known = KnownIn(graph).Before(block, place) ?? KnownValues.None;
        if (failing.Call is SwallowingCall { Swallow: var swallow })
            return new FailureWay(failing, graph, block, place + 1, AfterSwallow(failing, swallow, known), Clause: null);
        foreach (var (region, clause) in HandlersOf(failing, block, transaction, graph))
        {
            if (Takes(clause, failing))
                return new FailureWay(failing, graph, graph.Graph.Blocks[region.FirstBlockOrdinal], First: 0, known, clause);
        }

        return null;
    }

    /// <summary>A variable that holds what the called method returns is known then.</summary>
    private static KnownValues AfterSwallow(FailingCall failing, SummarisedSwallow swallow, KnownValues known)
    {
        var assigned = CallResult.Waited(failing.Operation).Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            ISimpleAssignmentOperation assignment => AssignedVariable.SymbolOf(assignment.Target),
            _ => null,
        };
        return assigned is null ? known : known.With(assigned, swallow.Returned ?? KnownValue.Unknown);
    }

    /// <summary>Whether it is open on every way that leads to an operation.</summary>
    private bool IsOpenAt(BasicBlock block, int place, FlowGraph graph, OpenTransaction transaction)
    {
        if (!_flows.TryGetValue((graph, transaction), out var flow))
            _flows.Add((graph, transaction), flow = new TransactionFlow(graph, transaction, _events, IsOpenAtEntry(graph, transaction)));
        return flow.Before(block, place) is var state && state != TransactionState.Unreached && (state & TransactionState.None) == 0;
    }

    /// <summary>A transaction that came in is open from the start; in a lambda one is open as it is where the lambda is made.</summary>
    private bool IsOpenAtEntry(FlowGraph graph, OpenTransaction transaction)
    {
        if (transaction.Begin is null)
            return true;
        return graph.Function is { Parent: { } } function
            && _body.Graphs.Holding(function, function) is { } outer
            && outer != graph
            && outer.BlockOf(function) is { } block
            && IsOpenAt(block, PlaceIn(block, function), outer, transaction);
    }

    /// <summary>The place of the operation of a block in which a node stands; that of the branch's value behind them all.</summary>
    private static int PlaceIn(BasicBlock block, SyntaxNode node)
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
            _known.Add(graph, known = ReachedBlocks.Of(graph, Hypothesis.None, _body.Locals, _body.Graphs));
        return known;
    }

    /// <summary>The clauses that the violation meets within the function while the transaction is open, each with its region of the graph.</summary>
    private IEnumerable<(ControlFlowRegion Region, ICatchClauseOperation Clause)> HandlersOf(FailingCall failing, BasicBlock block, OpenTransaction transaction, FlowGraph graph)
    {
        var tries = new Queue<ITryOperation>(ViolationHandlers.TriesRound(failing.Operation));
        for (var region = block.EnclosingRegion; region != graph.Graph.Root && region?.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            if (outer.Kind == ControlFlowRegionKind.TryAndFinally && outer.NestedRegions.Where(nested => nested.Kind == ControlFlowRegionKind.Finally).SelectMany(nested => _events.In(nested, graph)).Any(found => Ends(found, transaction)))
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
    private bool Takes(ICatchClauseOperation clause, FailingCall failing) => _body.Catches.Of(clause, failing.Shape) switch
    {
        CatchVerdict.Takes => failing.Inserts || AsksForViolation(clause),
        CatchVerdict.TakesAll => failing.Inserts,
        _ => false,
    };

    private bool AsksForViolation(ICatchClauseOperation clause) =>
        (clause.Filter is { } filter && _tests.Of(filter).WhenTrue == ViolationEvidence.Violation) || _tests.SoughtIn(clause.Handler) == ViolationEvidence.Violation;

    private static bool Ends(TransactionEvent found, OpenTransaction transaction) =>
        found.Step is TransactionStep.End or TransactionStep.RollBackToSavepoint && transaction.Concerns(found);

    /// <summary>What is done in the transaction first on a way: a commit rather than a command; null when it is left alone, or rolled back.</summary>
    private TransactionEvent? Follow(FailureWay way, OpenTransaction transaction, out ReachedBlocks reached)
    {
        var next = new List<TransactionEvent>();
        var isBehindBranch = !way.BeginsInBranch;
        reached = ReachedBlocks.Along(
            way.Graph,
            new FlowCourse(
                way.Start,
                way.First,
                operation => !IsWhereItBegins(operation) && Meets(_events.In(operation, way.Graph)),
                branch => Meets(_events.In(branch, way.Graph)),
                condition => Decides(condition, way)),
            way.Given,
            _body.Locals,
            _body.Graphs);
        return next.OrderBy(found => found.Step == TransactionStep.Commit ? 0 : 1).ThenBy(found => found.Operation.Syntax.SpanStart).FirstOrDefault();

        bool IsWhereItBegins(IOperation operation)
        {
            if (isBehindBranch || operation != way.Start.BranchValue)
                return false;
            return isBehindBranch = true;
        }

        bool Meets(IEnumerable<TransactionEvent> events)
        {
            if (events.FirstOrDefault(found => found.Step != TransactionStep.Begin && transaction.Concerns(found)) is not { } first)
                return false;
            if (first.Step is TransactionStep.Commit or TransactionStep.Command or TransactionStep.Save)
                next.Add(first);
            return true;
        }
    }

    /// <summary>In a handler it is known that the caught exception is a violation; and of a call that swallows one, what it gives.</summary>
    private bool? Decides(IOperation condition, FailureWay way)
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
