using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One WHEN after EXCEPTION (PostgreSQL documentation, 43.6.8 Trapping Errors).</summary>
/// <param name="Conditions">Condition names in lower case, as <c>unique_violation</c> or <c>others</c>, or five characters of SQLSTATE.</param>
/// <param name="Steps">What is done.</param>
internal sealed record ExceptionHandler(ImmutableArray<string> Conditions, ImmutableArray<ProcedureStep> Steps)
{
    /// <summary>Whether it takes a unique violation.</summary>
    public bool TakesUniqueViolation => Conditions.Contains("unique_violation") || Conditions.Contains("23505") || Conditions.Contains("others") || Conditions.Contains("integrity_constraint_violation") || Conditions.Contains("23000");
}
