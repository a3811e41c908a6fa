using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A block of PL/pgSQL, or the statements of a SQL function.</summary>
/// <param name="Steps">Its statements in order.</param>
/// <param name="Handlers">What stands after EXCEPTION; empty when nothing does.</param>
/// <param name="IsReliable">False when a part was met that this reader does not know: then there may be more steps than these.</param>
/// <param name="Range">Where it stands in the whole text.</param>
internal sealed record ProcedureBody(ImmutableArray<ProcedureStep> Steps, ImmutableArray<ExceptionHandler> Handlers, bool IsReliable, SqlRange Range)
{
    /// <summary>What DECLARE declares; empty when nothing is declared.</summary>
    public ImmutableArray<ProcedureVariable> Variables { get; init; } = ImmutableArray<ProcedureVariable>.Empty;
}
