using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1010: start-up code checks and inserts, or creates what is not there, while other instances may start too.</summary>
internal sealed class SeedingRace : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1010";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Seeding that races with other instances",
        "Two instances that start at the same time can both find no {0} and both {1}: {2}. {3}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Info,
        "Start-up code runs once an instance, and instances start together: at a deployment, after a crash, when scaling out. Seed under a lock that all instances take (UseSeeding runs under that of the migrations, pg_advisory_xact_lock is one of your own), or by INSERT … ON CONFLICT DO NOTHING.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var race in body.StartupRaces)
            yield return Report(body, race);
        if (StartupCreation.In(body) is { } creation)
            yield return Report(creation);
    }

    private static StartupRaceFinding Report(BodyUnderAnalysis body, StartupRace race)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Insert.Rows, race.Compared, body.Cancellation);
        return new(Race, CallPlace.Of(race.Sender.Operation), DiagnosticSeverity.Info)
        {
            FurtherPlaces = race.Reads.Select(read => (SyntaxNodeOrToken)read.Operation.Syntax).ToImmutableArray(),
            MessageArguments = ImmutableArray.Create(SoughtBy(race), "insert it", OutcomeOf(race, evidence), AdviceFor(race.Insert)),
        };
    }

    private static StartupRaceFinding Report(StartupCreation creation) =>
        new(Race, CallPlace.Of(creation.Call.Operation), DiagnosticSeverity.Info)
        {
            MessageArguments = ImmutableArray.Create(
                $"such {creation.Kind.ToLowerInvariant()}",
                "create it",
                $"CREATE {creation.Kind} IF NOT EXISTS is not atomic, and the second one fails with 23505 on an index of the system catalog",
                "Take pg_advisory_xact_lock before it, or leave it to migrations"),
        };

    private static string SoughtBy(StartupRace race) => race.Compared.Comparisons.IsEmpty
        ? RaceWords.RowOf(race.Insert.Rows)
        : $"{RaceWords.RowOf(race.Insert.Rows)} with this {RaceWords.KeyOf(race.Compared)}";

    private static string OutcomeOf(StartupRace race, KeyEvidence evidence) => evidence switch
    {
        _ when race.Compared.Comparisons.IsEmpty => "where a unique index covers the rows one start fails with 23505, where none does they are stored twice",
        { Coverage: KeyCoverage.Uncovered } => "no unique key covers it, so it is stored twice",
        _ => RaceWords.OutcomeOf(evidence),
    };

    private static string AdviceFor(InsertCall insert) => insert.Library == DatabaseLibrary.EntityFramework
        ? "Seed in UseSeeding, which runs under the migration lock, or take pg_advisory_xact_lock before the check"
        : "Let the unique index decide by ON CONFLICT … DO NOTHING, or take pg_advisory_xact_lock before the check";
}
