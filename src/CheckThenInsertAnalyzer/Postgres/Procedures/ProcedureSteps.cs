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

    private static IEnumerable<ProcedureStep> Inner(ProcedureStep step) => step switch
    {
        IfStep branches => branches.Branches.SelectMany(branch => branch.Steps).Concat(branches.Else),
        LoopStep loop => loop.Steps,
        _ => [],
    };
}
