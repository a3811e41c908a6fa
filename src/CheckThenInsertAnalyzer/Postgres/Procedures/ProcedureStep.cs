namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One statement of a procedure body.</summary>
/// <param name="Range">Where it stands in the whole text.</param>
internal abstract record ProcedureStep(SqlRange Range);
