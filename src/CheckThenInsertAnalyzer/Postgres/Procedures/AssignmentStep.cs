namespace CheckThenInsertAnalyzer.Postgres;

/// <summary><c>variable := expression</c>.</summary>
/// <param name="Variable">The variable; of a field or an element, the variable that has it.</param>
/// <param name="Value">What it is set to.</param>
internal sealed record AssignmentStep(SqlName Variable, SqlExpression Value, SqlRange Range) : ProcedureStep(Range);
