namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A statement that does not go on: RETURN, EXIT, CONTINUE, or RAISE of an exception.</summary>
/// <param name="Keyword">RETURN, EXIT, CONTINUE or RAISE.</param>
internal sealed record LeavingStep(string Keyword, SqlRange Range) : ProcedureStep(Range);
