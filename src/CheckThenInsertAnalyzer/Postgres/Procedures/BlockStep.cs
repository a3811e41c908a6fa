namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A block within a block, which may have handlers of its own.</summary>
/// <param name="Body">The block.</param>
internal sealed record BlockStep(ProcedureBody Body, SqlRange Range) : ProcedureStep(Range);
