namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Any other statement: an assignment, EXECUTE, RAISE NOTICE, NULL …</summary>
internal sealed record OtherStep(SqlRange Range) : ProcedureStep(Range);
