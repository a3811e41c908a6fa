using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Finds inserts of a key that the code has deleted before: a DELETE that meets no row, or one that another session is deleting, keeps nobody from
/// inserting. What is deleted must be the key as a whole, so that it is no set of rows that several inserts make anew.
/// </summary>
internal sealed class ReplacementFinder(BodyUnderAnalysis body, Protection protection)
{
    private readonly ImmutableArray<ReadCall> _deletes = body.CallsAcross.OfType<ReadCall>().Where(call => call.Change == RowChange.Delete && call.Predicate.IsConjunction).ToImmutableArray();

    /// <summary>The race of an insert with a DELETE before it; null when there is none.</summary>
    public Race? RaceOf(InsertCall insert) => _deletes.Select(delete => RaceOf(delete, insert)).FirstOrDefault(race => race is not null);

    private Race? RaceOf(ReadCall delete, InsertCall insert) =>
        body.Project.Keys.Translate(delete.Predicate, delete.Rows, insert.Rows, body.Cancellation) is { } compared
        && !compared.Comparisons.IsEmpty
        && compared.Comparisons.All(comparison => body.Keys.Agrees(comparison, insert))
        && body.Project.Keys.ArbiterOf(insert.Rows, compared, body.Cancellation) is { } arbiter
        && protection.ComesAlwaysBefore(delete, insert)
        && !body.Startup.Holds(delete, insert)
        && !protection.Covers(delete, insert, compared)
            ? new Race(insert, ImmutableArray.Create(delete), compared, KeyAgreement.Agrees, RaceKind.UpdateOrInsert, arbiter)
            : null;
}
