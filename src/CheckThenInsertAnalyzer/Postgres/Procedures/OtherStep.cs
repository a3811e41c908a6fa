namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Any other statement: EXECUTE, RAISE NOTICE, NULL, a cursor …</summary>
internal sealed record OtherStep(SqlRange Range) : ProcedureStep(Range)
{
    /// <summary>Whether it adds to what the function gives back, out of sight (RETURN NEXT, RETURN QUERY EXECUTE).</summary>
    public bool IsReturned { get; init; }
}
