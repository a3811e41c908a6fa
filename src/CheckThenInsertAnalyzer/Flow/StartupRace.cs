using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A check that guards an insert where an application starts, with nothing that keeps another instance out.</summary>
/// <param name="Sender">The call that inserts.</param>
/// <param name="Insert">The insert: the first of those that one check guards.</param>
/// <param name="Compared">What the check compares, in the names of the insert's rows; nothing when it asks for any row at all.</param>
/// <param name="Reads">The check, when it is a call of its own; empty when the statement itself checks.</param>
internal sealed record StartupRace(DatabaseCall Sender, InsertCall Insert, KeyPredicate Compared, ImmutableArray<ReadCall> Reads);
