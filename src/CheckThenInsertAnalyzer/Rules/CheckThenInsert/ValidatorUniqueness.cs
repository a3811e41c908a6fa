using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1008: a validator asks the database whether a value is taken.</summary>
internal sealed class ValidatorUniqueness : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1008";

    private static readonly DiagnosticDescriptor Race = RuleDescriptor.Create(
        Id,
        "Uniqueness checked in a validator",
        "Two requests can both pass this: neither finds a {0} with this {1}, and both go on to save it; {2}. Keep it for its message, and catch {3} where {4} is saved.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Info,
        "A validator runs long before the save, and all that lies between is time for another request to take the value. It tells users early; that the value is unique only the unique index can promise, and its violation has to be handled where the row is saved.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Race;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => new ValidatorCheckFinder(body).Find().Select(check => Report(body, check));

    private static ValidatorFinding Report(BodyUnderAnalysis body, ValidatorCheck check)
    {
        var evidence = body.Project.Keys.EvidenceFor(check.Rows, check.Predicate, body.Cancellation);
        return new(Race, CallPlace.Of(check.Place), DiagnosticSeverity.Info)
        {
            MessageArguments = ImmutableArray.Create(
                RaceWords.RowOf(check.Rows),
                RaceWords.KeyOf(check.Predicate, body),
                evidence.Coverage == KeyCoverage.Uncovered ? "no unique key covers it, so it is stored twice" : RaceWords.OutcomeOf(evidence),
                check.Library == DatabaseLibrary.EntityFramework ? "the DbUpdateException of SQLSTATE 23505" : "SQLSTATE 23505",
                check.Rows is ParameterRows ? "the row" : RaceWords.RowOf(check.Rows)),
        };
    }
}
