using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3006: a violation is caught inside a transaction, which it has aborted, and the transaction is committed or used all the same.</summary>
internal sealed class LostWorkAfterViolation : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3006";

    private static readonly DiagnosticDescriptor Lost = RuleDescriptor.Create(
        Id,
        "Work after a violation is lost or fails",
        "When {0} violates a unique key, PostgreSQL has aborted the transaction in which this goes on: {1}. Let ON CONFLICT decide, or set a savepoint before the insert and roll back to it where the violation is taken.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "An error aborts the transaction. PostgreSQL answers a later COMMIT with ROLLBACK, which no library reports, so that all rows of the transaction are lost in silence; any other command fails with 25P02.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Lost;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => body.LostWork.Select(Report);

    private static LostWorkFinding Report(LostWork lost)
    {
        var failing = CallPlace.Of(lost.Failing.Operation);
        var next = CallPlace.Of(lost.Next.Operation);
        return new LostWorkFinding(Lost, lost.Clause is { } clause ? CatchPlace.Of(clause) : failing, DiagnosticSeverity.Warning, lost)
        {
            FurtherPlaces = ImmutableArray.Create(failing, next),
            MessageArguments = ImmutableArray.Create(lost.Clause is null ? $"the insert in '{failing}', which takes the error," : $"'{failing}' on line {LineNumber.Of(failing)}", lost.IsSilent
                ? $"'{next}' on line {LineNumber.Of(next)} returns normally, and everything that the transaction has written is gone"
                : $"'{next}' on line {LineNumber.Of(next)} fails with 25P02"),
        };
    }
}
