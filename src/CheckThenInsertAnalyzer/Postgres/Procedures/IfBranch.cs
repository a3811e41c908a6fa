using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One condition of IF with what it guards.</summary>
/// <param name="Condition">What stands between IF or ELSIF and THEN; an unknown when it could not be read, and for CASE with an operand.</param>
/// <param name="Steps">What stands after THEN.</param>
internal sealed record IfBranch(SqlExpression Condition, ImmutableArray<ProcedureStep> Steps);
