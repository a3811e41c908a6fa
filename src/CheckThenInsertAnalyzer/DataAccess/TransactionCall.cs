using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>BeginTransaction, UseTransaction or a new TransactionScope.</summary>
/// <param name="IsSerializable">Whether the isolation level is SERIALIZABLE by the argument, or by default as for TransactionScope (FACTS G6).</param>
/// <param name="IsScope">Whether it is a TransactionScope.</param>
internal sealed record TransactionCall(IOperation Operation, DatabaseLibrary Library, bool IsSerializable, bool IsScope) : DatabaseCall(Operation, Library)
{
    /// <summary>The member of IsolationLevel that is written; null when none is, or it is not to be seen.</summary>
    public string? Level { get; init; }
}
