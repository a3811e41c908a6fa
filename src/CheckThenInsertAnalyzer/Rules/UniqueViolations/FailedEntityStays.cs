using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3007: a failed SaveChanges is caught, and the next one on the same context sends the failed entity again.</summary>
internal sealed class FailedEntityStays : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3007";

    private static readonly DiagnosticDescriptor Stays = RuleDescriptor.Create(
        Id,
        "Failed entity stays tracked",
        "What '{0}' on line {1} cannot insert stays added in the context: '{2}' on line {3} sends it again and fails as well. Set the entry's State to EntityState.Detached here.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "SaveChanges leaves an entity that it could not insert as it was, so that each later SaveChanges of the context repeats the failure and takes good changes with it.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Stays;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => new FailedEntityFinder(body).Find().Select(Report);

    private static FailedEntityFinding Report(FailedEntity failed)
    {
        var flush = CallPlace.Of(failed.Flush.Operation);
        var next = CallPlace.Of(failed.Next.Operation);
        return new FailedEntityFinding(Stays, CatchPlace.Of(failed.Clause), DiagnosticSeverity.Warning, failed)
        {
            FurtherPlaces = ImmutableArray.Create(flush, next),
            MessageArguments = ImmutableArray.Create(flush.ToString(), LineNumber.Of(flush), next.ToString(), LineNumber.Of(next)),
        };
    }
}
