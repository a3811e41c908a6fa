using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Gives columns of rows that are there other values.</summary>
/// <param name="Operation">What changes the rows, or with EF Core readies the change.</param>
/// <param name="Rows">Which rows.</param>
/// <param name="Statement">The call that sends the change; null when the next flush does.</param>
/// <param name="ValueOf">The value that a column gets; null for a column that certainly gets none here.</param>
internal sealed record RowUpdate(IOperation Operation, RowSet Rows, DatabaseCall? Statement, Func<string, SuppliedValue?> ValueOf)
{
    /// <summary>The object that is changed; null for SQL and ExecuteUpdate.</summary>
    public IOperation? Entity { get; init; }

    /// <summary>Whether the object that is changed was made here, so that it stands for a row that is there only when it has got that row's key.</summary>
    public bool IsOfNewObject { get; init; }
}
