using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>One operation's effect on a transaction.</summary>
/// <param name="Step">The effect.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Subjects">The transaction, connection or context that it names; empty when none is to be seen.</param>
internal sealed record TransactionEvent(TransactionStep Step, IOperation Operation, ImmutableArray<PathOrigin> Subjects)
{
    /// <summary>What it does to the database; empty for what only begins or ends a transaction.</summary>
    public ImmutableArray<DatabaseCall> Calls { get; init; } = ImmutableArray<DatabaseCall>.Empty;

    /// <summary>Whether it is about whatever transaction there is: a method that is called a rollback.</summary>
    public bool ConcernsAll { get; init; }
}
