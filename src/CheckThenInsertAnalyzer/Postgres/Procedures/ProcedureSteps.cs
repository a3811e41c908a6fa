using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Walks the steps of a body.</summary>
internal static class ProcedureSteps
{
    /// <summary>The steps and those in the branches of IF and in loops, in the order of the text; a block is given and not entered, as it has handlers of its own.</summary>
    public static IEnumerable<ProcedureStep> Within(ImmutableArray<ProcedureStep> steps)
    {
        var open = new Stack<ProcedureStep>(steps.Reverse());
        while (open.Count > 0)
        {
            var step = open.Pop();
            yield return step;
            foreach (var inner in Inner(step).Reverse())
                open.Push(inner);
        }
    }

    /// <summary>The steps of a block and of its handlers, blocks within it not entered.</summary>
    public static IEnumerable<ProcedureStep> AllOf(ProcedureBody body) => Within(body.Steps).Concat(body.Handlers.SelectMany(handler => Within(handler.Steps)));

    /// <summary>All steps of a block, of its handlers and of the blocks within it.</summary>
    public static IEnumerable<ProcedureStep> Everywhere(ProcedureBody body)
    {
        var open = new Queue<ProcedureBody>();
        open.Enqueue(body);
        while (open.Count > 0)
        {
            foreach (var step in AllOf(open.Dequeue()))
            {
                yield return step;
                if (step is BlockStep { Body: var inner })
                    open.Enqueue(inner);
            }
        }
    }

    private static IEnumerable<ProcedureStep> Inner(ProcedureStep step) => step switch
    {
        IfStep branches => branches.Branches.SelectMany(branch => branch.Steps).Concat(branches.Else),
        LoopStep loop => loop.Steps,
        _ => [],
    };
}
