using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The rows of its own table that a statement demands to be absent before it inserts.</summary>
/// <param name="Form">How it does.</param>
/// <param name="Predicate">Which rows.</param>
internal sealed record AbsenceCheck(AbsenceCheckForm Form, KeyPredicate Predicate)
{
    /// <summary>The UPDATE that is tried first, in WITH or before an IF, and names the rows by this predicate alone; null for other forms.</summary>
    public UpdateStatement? Update { get; init; }
}
