using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A transaction that a body begins, or is given.</summary>
/// <param name="Begin">Where it begins; null for one that comes in as a parameter or field, and is open already.</param>
/// <param name="Subjects">By which transactions, connections and contexts the body knows it.</param>
internal sealed record OpenTransaction(IOperation? Begin, ImmutableArray<PathOrigin> Subjects)
{
    /// <summary>Whether it is a TransactionScope, which every connection joins that is opened within.</summary>
    public bool IsScope { get; init; }

    /// <summary>Whether SaveChanges sets a savepoint of its own in it (FACTS G4).</summary>
    public bool SavesFlushes { get; init; }

    /// <summary>The variable that holds the transaction itself; null when there is none.</summary>
    public ISymbol? Variable { get; init; }

    /// <summary>Whether the event is about this transaction.</summary>
    public bool Concerns(TransactionEvent found) =>
        found.ConcernsAll
        || found.Subjects.Any(Subjects.Contains)
        || (IsScope && found.Step == TransactionStep.Command && found.Subjects.All(JoinsScope) && !(found.Subjects.IsEmpty && found.Calls.Any(call => call.Chain.IsEmpty)));

    /// <summary>A context opens its connection for each command; a connection joins the scope when it is made within.</summary>
    private bool JoinsScope(PathOrigin subject) => subject.Root switch
    {
        ITypeSymbol => true,
        ILocalSymbol local => Begin is null || local.DeclaringSyntaxReferences.All(declared => declared.Span.Start > Begin.Syntax.SpanStart),
        _ => false,
    };
}
