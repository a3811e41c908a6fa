using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A rule about one kind of check and insert in two statements.</summary>
internal abstract class RaceRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => RaceRouting.RacesFor(Descriptor.Id, body).Select(race => Report(body, race));

    /// <summary>What to do about it.</summary>
    private protected abstract string AdviceFor(Race race);

    private RaceFinding Report(BodyUnderAnalysis body, Race race)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Insert.Rows, race.Compared, body.Cancellation);
        return new(Descriptor, CallPlace.Of(race.Insert.Operation), SourceDoubt.Lower(SeverityOf(race, body), evidence.Doubt), race)
        {
            FurtherPlaces = race.Reads.Select(read => (SyntaxNodeOrToken)read.Operation.Syntax).ToImmutableArray(),
            FurtherLocations = race.Reads.SelectMany(read => read.Chain).Concat(race.Insert.Chain).Select(step => step.Place).ToImmutableArray(),
            MessageArguments = ImmutableArray.Create(
                RaceWords.RowOf(race.Insert.Rows),
                RaceWords.KeyOf(race.Check.Predicate, body) + RaceWords.PlaceOf(race),
                RaceWords.ActionOf(race) + RaceWords.MeanwhileOf(race, body),
                RaceWords.OutcomeOf(evidence) + RaceWords.GuessOf(race),
                AdviceFor(race) + RaceWords.ConditionOf(race, evidence)),
        };
    }

    /// <summary>
    /// What EF Core deletes before it may be saved apart from what it adds, in a transaction that cannot be seen; and a scheduled job meets nobody but
    /// the same job of another instance.
    /// </summary>
    private static DiagnosticSeverity SeverityOf(Race race, BodyUnderAnalysis body) =>
        race.IsGuess || race.Agreement != KeyAgreement.Agrees || race is { Check: { Change: RowChange.Delete, Library: DatabaseLibrary.EntityFramework } } || body.Project.Jobs.Holds(body)
            ? DiagnosticSeverity.Info
            : DiagnosticSeverity.Warning;
}
