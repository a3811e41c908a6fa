using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A check that guards an insert of the same rows, with nothing between them that keeps another session out.</summary>
/// <param name="Insert">The insert.</param>
/// <param name="Reads">The checks, those whose key agrees first; at least one.</param>
/// <param name="Compared">What the first check compares, in the names of the insert's rows.</param>
/// <param name="Agreement">Whether the key of the first check agrees with what is inserted.</param>
/// <param name="Kind">What becomes of the row where the first check finds it.</param>
/// <param name="KnownArbiter">Gives the arbiter, for which all sources of the schema are read: only who tells of the race asks.</param>
internal sealed record Race(InsertCall Insert, ImmutableArray<ReadCall> Reads, KeyPredicate Compared, KeyAgreement Agreement, RaceKind Kind, Lazy<UniqueKey?> KnownArbiter)
{
    /// <summary>The unique key that is exactly what the first check compares; null when none is known.</summary>
    public UniqueKey? Arbiter => KnownArbiter.Value;

    /// <summary>The check that says most.</summary>
    public ReadCall Check => Reads[0];

    /// <summary>Whether the check or the insert is guessed from a method's name.</summary>
    public bool IsGuess => Check.IsGuess || Insert.IsGuess;
}
