namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Any other statement: EXECUTE, RAISE NOTICE, NULL, a cursor …</summary>
internal sealed record OtherStep(SqlRange Range) : ProcedureStep(Range);
