using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Asks whether rows exist, or tells it by how many it has changed.</summary>
/// <param name="Rows">Of which table or entity.</param>
/// <param name="Predicate">Which rows.</param>
/// <param name="Answer">How the result tells.</param>
/// <param name="LocksRows">Whether the rows found are locked (FOR UPDATE and its like); a row that is not there is not (FACTS A11).</param>
internal sealed record ReadCall(IOperation Operation, DatabaseLibrary Library, RowSet Rows, KeyPredicate Predicate, ReadAnswer Answer, bool LocksRows)
    : DatabaseCall(Operation, Library)
{
    /// <summary>What it does to the rows that it finds.</summary>
    public RowChange Change { get; init; }
}
