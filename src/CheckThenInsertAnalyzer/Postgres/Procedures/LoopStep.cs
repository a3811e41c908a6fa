using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>LOOP, WHILE, FOR or FOREACH.</summary>
/// <param name="Steps">What is repeated.</param>
internal sealed record LoopStep(ImmutableArray<ProcedureStep> Steps, SqlRange Range) : ProcedureStep(Range)
{
    /// <summary>The query whose rows FOR … IN goes through; null for other loops.</summary>
    public SqlStatement? Query { get; init; }
}
