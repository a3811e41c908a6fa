using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the violations that a body catches inside of a transaction in which it then goes on (FACTS G1, G2).</summary>
internal sealed class LostWorkFinder
{
    private readonly BodyUnderAnalysis _body;
    private readonly TransactionSubjects _subjects;
    private readonly TransactionEvents _events;
    private readonly FailureWays _ways;
    private readonly Dictionary<(FlowGraph, OpenTransaction), TransactionFlow> _flows = new();

    /// <summary>Finds those of one body.</summary>
    public LostWorkFinder(BodyUnderAnalysis body)
    {
        _body = body;
        _subjects = new TransactionSubjects(body);
        _events = new TransactionEvents(body, _subjects);
        _ways = new FailureWays(body);
    }

    /// <summary>One for each handler and transaction.</summary>
    public ImmutableArray<LostWork> Find()
    {
        // Most bodies have no transaction, which costs less to know than what the called methods do.
        if (new OpenTransactions(_body, _subjects).Find() is not { IsEmpty: false } transactions || !MaySwallow)
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

    private bool MaySwallow => !_body.Tries.IsEmpty || _body.CallsAcross.Any(call => call is SwallowingCall);

    /// <summary>Whether a violation of the call leaves the transaction aborted: EF Core rolls back to a savepoint of its own (FACTS G4).</summary>
    private static bool Aborts(FailingCall failing, OpenTransaction transaction) =>
        transaction.Concerns(failing.ToEvent()) && !(failing.Shape == ViolationShape.Wrapped && transaction.SavesFlushes);

    private LostWork? Of(FailingCall failing, OpenTransaction transaction) =>
        WayOf(failing, transaction) is { } way && Follow(way, transaction, out _) is { } next ? new LostWork(failing, way.Clause, transaction, next) : null;

    /// <summary>Where the function goes on after the call's violation; null when nothing in it takes the violation while the transaction is open.</summary>
    private FailureWay? WayOf(FailingCall failing, OpenTransaction transaction) =>
        _body.Graphs.Holding(failing.Operation.Syntax, failing.Operation.Syntax) is { } graph
        && graph.BlockOf(failing.Operation.Syntax) is { } block
        && IsOpenAt(block, FailureWays.PlaceIn(block, failing.Operation.Syntax), graph, transaction)
            ? _ways.Of(failing, graph, block, left => _events.In(left, graph).Any(found => Ends(found, transaction)))
            : null;

    private static bool Ends(TransactionEvent found, OpenTransaction transaction) =>
        found.Step is TransactionStep.End or TransactionStep.RollBackToSavepoint && transaction.Concerns(found);

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
            && IsOpenAt(block, FailureWays.PlaceIn(block, function), outer, transaction);
    }

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
                condition => _ways.Decides(condition, way)),
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
}
