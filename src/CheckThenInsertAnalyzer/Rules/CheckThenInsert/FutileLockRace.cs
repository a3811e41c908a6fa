using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1005: what is meant to keep another session from inserting does not.</summary>
internal sealed class FutileLockRace : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1005";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "This lock does not hold an absent row",
        "{0}: {1}. {2}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "A row that is not there cannot be locked, a transaction keeps nobody else from inserting, and a lock in the process is not known to other instances. Only the unique index decides, or a lock in the database that does not need the row: pg_advisory_xact_lock, LOCK TABLE, the row of a parent.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var race in RaceRouting.RacesFor(Id, body))
        {
            if (FutileLockFinder.Round(race, body) is { } held)
                yield return Report(body, race, held);
        }
    }

    private static RaceFinding Report(BodyUnderAnalysis body, Race race, FutileLock held)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Insert.Rows, race.Compared, body.Cancellation);
        return new(Race, CallPlace.Of(race.Insert.Operation), SourceDoubt.Lower(SeverityOf(race, held), evidence.Doubt), race)
        {
            FurtherPlaces = race.Reads.Select(read => (SyntaxNodeOrToken)read.Operation.Syntax).Append(held.Place.Syntax).ToImmutableArray(),
            MessageArguments = ImmutableArray.Create(ReasonFor(held), CollisionOf(race, held, evidence, body), AdviceFor(race, held)),
        };
    }

    /// <summary>A lock in the process is enough where there is only one, which cannot be seen.</summary>
    private static DiagnosticSeverity SeverityOf(Race race, FutileLock held) =>
        race.Agreement == KeyAgreement.Agrees && held.Kind != FutileLockKind.OneProcess ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;

    private static string ReasonFor(FutileLock held) => held.Kind switch
    {
        FutileLockKind.AbsentRow => "FOR UPDATE locks only rows that are there",
        FutileLockKind.ReadCommitted => "A transaction at READ COMMITTED keeps nobody else from inserting",
        FutileLockKind.RepeatableRead => "A transaction at REPEATABLE READ keeps its own view of the table and nobody else from inserting",
        FutileLockKind.Serializable => "SERIALIZABLE needs another try where it fails, and here is none",
        FutileLockKind.OneRequest => $"{NameOf(held)} is another object for every request",
        _ => $"{NameOf(held)} keeps out the threads of this process, not those of other instances",
    };

    private static string NameOf(FutileLock held) => held.Object is { } name ? $"'{name}'" : "This lock";

    private static string CollisionOf(Race race, FutileLock held, KeyEvidence evidence, BodyUnderAnalysis body)
    {
        var sought = $"{RaceWords.RowOf(race.Insert.Rows)} with this {RaceWords.KeyOf(race.Check.Predicate, body)}";
        return held.Kind == FutileLockKind.Serializable
            ? $"of two sessions that both find no {sought} one fails with 40001, or with 23505 where the other is not SERIALIZABLE"
            : $"two sessions can both find no {sought} and both insert it; {RaceWords.OutcomeOf(evidence)}";
    }

    private static string AdviceFor(Race race, FutileLock held)
    {
        var index = race.Insert.Library == DatabaseLibrary.EntityFramework
            ? "catch the DbUpdateException of SQLSTATE 23505 round SaveChanges"
            : "use ON CONFLICT, or catch SQLSTATE 23505 here";
        return held.Kind == FutileLockKind.Serializable
            ? $"Run the whole transaction again on 40001 and 23505, or let the unique index decide: {index}"
            : $"Let the unique index decide: {index}; or take pg_advisory_xact_lock before the check";
    }
}
