using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1009: a check-then-insert that the code itself runs several times at once.</summary>
internal sealed class SelfRace : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1009";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Racing with itself",
        "'{0}' runs this for several items at once, so two of them can both find no {1} with this {2} and both insert it, without any other user: {3}. {4}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "The runs of one Task.WhenAll or Parallel.ForEach are sessions that race with each other. A list that names a key twice, or a key that all its items share, is enough for a duplicate or a 23505 in a single request.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var race in RaceRouting.RacesFor(Id, body))
        {
            if (ParallelRun.Holding(race, body) is { } run)
                yield return Report(body, race, run);
        }
    }

    private static RaceFinding Report(BodyUnderAnalysis body, Race race, ParallelRun run)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Insert.Rows, race.Compared, body.Cancellation);
        var severity = race.Agreement == KeyAgreement.Agrees ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        return new(Race, CallPlace.Of(race.Insert.Operation), SourceDoubt.Lower(severity, evidence.Doubt), race)
        {
            FurtherPlaces = race.Reads.Select(read => (SyntaxNodeOrToken)read.Operation.Syntax).Append(CallPlace.Of(run.Starter)).ToImmutableArray(),
            MessageArguments = ImmutableArray.Create(
                run.Starter.TargetMethod.Name,
                RaceWords.RowOf(race.Insert.Rows),
                RaceWords.KeyOf(race.Check.Predicate, body),
                RaceWords.OutcomeOf(evidence),
                AdviceFor(race)),
        };
    }

    private static string AdviceFor(Race race) => race.Insert.Library == DatabaseLibrary.EntityFramework
        ? "Take each key once before (DistinctBy), and catch the DbUpdateException of SQLSTATE 23505 round SaveChanges"
        : "Take each key once before (DistinctBy), and let the unique index decide by ON CONFLICT";
}
