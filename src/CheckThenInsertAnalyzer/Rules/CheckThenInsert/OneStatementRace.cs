using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1004: one SQL statement checks and inserts, which does not make it atomic against another session.</summary>
internal sealed class OneStatementRace : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1004";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "One statement, still check-then-insert",
        "{0}: two sessions can both find no '{1}' with this {2} and both insert it; {3}. {4}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "A statement sees only what was committed when it began, so a row that another session is inserting is neither found nor waited for until the insert itself meets it in the unique index. WHERE NOT EXISTS, an UPDATE in WITH, MERGE and IF NOT EXISTS in a DO block all leave that gap; only ON CONFLICT closes it.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    /// <summary>A key that nothing keeps unique is told by CTI1006.</summary>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => body.StatementRaces
        .Where(race => !UncoveredRace.IsUncovered(race.Insert.Rows, race.Check.Predicate, body))
        .Select(race => Report(body, race));

    private static StatementRaceFinding Report(BodyUnderAnalysis body, StatementRace race)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Insert.Rows, race.Check.Predicate, body.Cancellation);
        var severity = race.IsConstant ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        return new(Race, CallPlace.Of(race.Sender.Operation), SourceDoubt.Lower(severity, evidence.Doubt), race)
        {
            MessageArguments = ImmutableArray.Create(
                SubjectOf(race.Check.Form),
                race.Insert.Rows.DisplayName,
                RaceWords.KeyOf(race.Check.Predicate, body),
                RaceWords.OutcomeOf(evidence),
                AdviceFor(race)),
        };
    }

    private static string SubjectOf(AbsenceCheckForm form) => form switch
    {
        AbsenceCheckForm.Update => "An UPDATE in WITH does not keep other sessions from inserting",
        AbsenceCheckForm.Merge => "MERGE does not keep other sessions from inserting",
        AbsenceCheckForm.Branch => "IF does not keep other sessions from inserting",
        _ => "This statement is not atomic against another session's",
    };

    private static string AdviceFor(StatementRace race)
    {
        var action = race.Check.Form switch
        {
            AbsenceCheckForm.Update => "DO UPDATE",
            AbsenceCheckForm.Branch when race.Check.Update is not null => "DO UPDATE",
            AbsenceCheckForm.Merge => "DO UPDATE or DO NOTHING",
            _ => "DO NOTHING",
        };
        var instead = race.Check.Form == AbsenceCheckForm.Merge ? "use INSERT with" : "add";
        return race.Arbiter is { IsDeferrable: false } arbiter
            ? $"Let the index decide: {instead} ON CONFLICT ({arbiter.Describe()}) {action}"
            : $"Let the unique index decide: {instead} ON CONFLICT … {action}, or catch SQLSTATE 23505";
    }
}
