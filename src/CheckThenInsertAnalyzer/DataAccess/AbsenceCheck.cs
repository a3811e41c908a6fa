using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The rows of its own table that a statement demands to be absent before it inserts.</summary>
/// <param name="Form">How it does.</param>
/// <param name="Predicate">Which rows.</param>
internal sealed record AbsenceCheck(AbsenceCheckForm Form, KeyPredicate Predicate)
{
    /// <summary>The UPDATE of WITH that is tried first and names the rows by this predicate alone; null for other forms.</summary>
    public UpdateStatement? Update { get; init; }
}
