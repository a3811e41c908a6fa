namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A statement that does not go on: RETURN, EXIT, CONTINUE, or RAISE of an exception. EXIT WHEN and CONTINUE WHEN are an <see cref="IfStep"/> round it.</summary>
/// <param name="Keyword">RETURN, EXIT, CONTINUE or RAISE.</param>
internal sealed record LeavingStep(string Keyword, SqlRange Range) : ProcedureStep(Range)
{
    /// <summary>What RETURN gives back; null when it gives nothing, and for the others.</summary>
    public SqlExpression? Value { get; init; }
}
