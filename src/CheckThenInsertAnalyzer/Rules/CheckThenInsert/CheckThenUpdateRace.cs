using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1007: a check of other rows guards giving a row the value that was looked for.</summary>
internal sealed class CheckThenUpdateRace : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1007";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Uniqueness check before an update",
        "Two sessions can both find no other {0} with this {1} and both write it: {2}. {3}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "An UPDATE meets the unique index as an INSERT does, and between the check and the update another session can take the value. ON CONFLICT belongs to INSERT and cannot help: only catching SQLSTATE 23505 where the update is sent can.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => body.UpdateRaces.Select(race => Report(body, race));

    private static UpdateRaceFinding Report(BodyUnderAnalysis body, UpdateRace race)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Update.Rows, race.Compared, body.Cancellation);
        return new(Race, CallPlace.Of(race.Update.Operation), SourceDoubt.Lower(SeverityOf(race, evidence), evidence.Doubt), race)
        {
            FurtherPlaces = ImmutableArray.Create<SyntaxNodeOrToken>(race.Check.Operation.Syntax),
            MessageArguments = ImmutableArray.Create(RaceWords.RowOf(race.Update.Rows), RaceWords.KeyOf(race.Check.Predicate, body), OutcomeOf(evidence), AdviceFor(race, evidence)),
        };
    }

    /// <summary>A check that leaves the row itself out says by that that the value is to be unique; else a known key must say so.</summary>
    private static DiagnosticSeverity SeverityOf(UpdateRace race, KeyEvidence evidence) =>
        !race.Compared.Exclusions.IsEmpty || evidence.Coverage == KeyCoverage.Covered || (evidence.Coverage == KeyCoverage.Unknown && !race.Compared.ComparedColumns.All(IsReference))
            ? DiagnosticSeverity.Warning
            : DiagnosticSeverity.Info;

    private static bool IsReference(string column) =>
        column.EndsWith("Id", StringComparison.Ordinal) || column.EndsWith("_id", StringComparison.OrdinalIgnoreCase);

    private static string OutcomeOf(KeyEvidence evidence) => evidence switch
    {
        { Coverage: KeyCoverage.Uncovered } => "no unique key covers it, so both rows get it and nothing fails",
        { Key: null } => "one of them fails with 23505 if a unique index covers it, and both rows get it if none does" + SourceDoubt.Of(evidence.Doubt),
        _ => RaceWords.OutcomeOf(evidence),
    };

    private static string AdviceFor(UpdateRace race, KeyEvidence evidence)
    {
        var index = evidence.Coverage == KeyCoverage.Uncovered ? "Make a unique index on it, and then catch" : "ON CONFLICT cannot help an UPDATE: catch";
        return race.Update.Statement is null
            ? $"{index} the DbUpdateException of SQLSTATE 23505 round SaveChanges"
            : $"{index} the PostgresException of SQLSTATE 23505 round this statement";
    }
}
