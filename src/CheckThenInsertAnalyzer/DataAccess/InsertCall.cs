using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Inserts rows, or with EF Core readies them for the next flush.</summary>
/// <param name="Rows">Into which table or entity.</param>
internal abstract record InsertCall(IOperation Operation, DatabaseLibrary Library, RowSet Rows) : DatabaseCall(Operation, Library)
{
    /// <summary>Whether the statement itself settles conflicts by ON CONFLICT, or ends in a part out of sight that may do so.</summary>
    public abstract bool HasConflictClause { get; }

    /// <summary>The value that the column gets; null when it is certain that the insert does not write the column.</summary>
    public abstract SuppliedValue? ValueOf(string column);
}
