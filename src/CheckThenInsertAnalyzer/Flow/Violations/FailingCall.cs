using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A call that a unique violation can come out of, and whose statement then leaves the transaction aborted.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Shape">In which shape the violation arrives.</param>
/// <param name="Subjects">What it works on.</param>
internal sealed record FailingCall(IOperation Operation, ViolationShape Shape, ImmutableArray<PathOrigin> Subjects)
{
    /// <summary>What it does; null for a COPY, which is no statement.</summary>
    public DatabaseCall? Call { get; init; }

    /// <summary>Whether it inserts for certain, so that a handler of any error may take its violation.</summary>
    public bool Inserts { get; init; }

    /// <summary>Whether it works on a connection or context of the body's own, which joins no transaction but a scope.</summary>
    public bool WorksOnOwn => !Subjects.IsEmpty && Subjects.All(subject => subject.Root is ILocalSymbol);

    /// <summary>Whether an event stands for the call.</summary>
    public TransactionEvent ToEvent() =>
        new(TransactionStep.Command, Operation, Subjects) { Calls = Call is null ? ImmutableArray<DatabaseCall>.Empty : ImmutableArray.Create(Call) };
}
