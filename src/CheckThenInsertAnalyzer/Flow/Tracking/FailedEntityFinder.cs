using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the flushes whose failure is caught while the failed entity stays in the context, and the flush that fails on it next (FACTS H6).</summary>
internal sealed class FailedEntityFinder(BodyUnderAnalysis body)
{
    private readonly TransactionSubjects _subjects = new(body);
    private readonly FailureWays _ways = new(body);

    /// <summary>One for each handler.</summary>
    public ImmutableArray<FailedEntity> Find() =>
        body.Tries.IsEmpty
            ? ImmutableArray<FailedEntity>.Empty
            : body.CallsAcross.OfType<FlushCall>().Where(flush => !flush.IsHandled).Select(Of).OfType<FailedEntity>().GroupBy(failed => failed.Clause).Select(same => same.First()).ToImmutableArray();

    private FailedEntity? Of(FlushCall flush)
    {
        if (_subjects.Of(flush) is not [var context]
            || body.Graphs.Holding(flush.Operation.Syntax, flush.Operation.Syntax) is not { } graph
            || graph.BlockOf(flush.Operation.Syntax) is not { } block)
            return null;

        var inserts = body.CallsAcross.OfType<InsertCall>().Where(insert => insert is EntityInsertCall or GenericInsertCall or CalledInsertCall { Library: DatabaseLibrary.EntityFramework } && body.FlushesAfter(insert).Contains(flush)).ToList();
        var failing = new FailingCall(flush.Operation, ViolationShape.Wrapped, ImmutableArray.Create(context)) { Call = flush, Inserts = inserts.Count > 0 };
        if (_ways.Of(failing, graph, block, _ => false) is not { Clause: { } clause } way)
            return null;

        var insert = inserts.OfType<EntityInsertCall>().ToList() is [var only] ? only : null;
        var entity = insert?.Entity is { } added ? AssignedVariable.SymbolOf(added) : null;
        var steps = new TrackingSteps(body, _subjects, context, entity, mayBeAny: insert?.Entity is null, clause);
        return NextFlush(way, flush, steps) is { } next ? new FailedEntity(insert, flush, clause, next) : null;
    }

    /// <summary>Another flush, or the same one after something else was added: the same alone is a try to send the row again.</summary>
    private FlushCall? NextFlush(FailureWay way, FlushCall flush, TrackingSteps steps)
    {
        var (flushes, adds) = Follow(way.Graph, way.Start, way.First, way.Given, condition => _ways.Decides(condition, way), steps, endsAtAdd: true);
        var next = flushes.Find(found => found.Operation.Syntax != flush.Operation.Syntax);
        foreach (var add in adds)
        {
            if (next is not null || way.Graph.BlockOf(add.Syntax) is not { } block)
                break;
            next = Follow(way.Graph, block, FailureWays.PlaceIn(block, add.Syntax) + 1, KnownValues.None, _ => null, steps, endsAtAdd: false).Flushes.FirstOrDefault();
        }

        return next;
    }

    private (List<FlushCall> Flushes, List<IOperation> Adds) Follow(FlowGraph graph, BasicBlock start, int first, KnownValues given, Func<IOperation, bool?> decides, TrackingSteps steps, bool endsAtAdd)
    {
        var flushes = new List<FlushCall>();
        var adds = new List<IOperation>();
        ReachedBlocks.Along(graph, new FlowCourse(start, first, Ends, branch => steps.ReleasesOn(branch, graph), decides), given, body.Locals, body.Graphs);
        return (flushes, adds);

        bool Ends(IOperation operation)
        {
            if (steps.In(operation, graph) is not var (step, flush))
                return false;
            if (flush is not null)
                flushes.Add(flush);
            else if (step == TrackingStep.Add)
                adds.Add(operation);
            return step != TrackingStep.Add || endsAtAdd;
        }
    }
}
