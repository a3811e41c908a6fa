using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3010: rows are sent together, and the handler that means to skip those that are there already loses others with them.</summary>
internal sealed class OneDuplicateUndoesBatch : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3010";

    private static readonly DiagnosticDescriptor Undoes = RuleDescriptor.Create(
        Id,
        "One duplicate undoes the batch",
        "This does not skip the duplicates of '{0}' on line {1}: when one row is there already, {2}. {3}.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Info,
        "Rows that one statement, batch, COPY or SaveChanges sends are stored together or not at all, and Dapper stops at the first row of a list that fails.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Undoes;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) => new UndoneBatchFinder(body).Find().Select(Report);

    private static UndoneBatchFinding Report(UndoneBatch undone)
    {
        var sent = CallPlace.Of(undone.Operation);
        return new UndoneBatchFinding(Undoes, CatchPlace.Of(undone.Clause), DiagnosticSeverity.Info, undone)
        {
            FurtherPlaces = ImmutableArray.Create(sent),
            MessageArguments = ImmutableArray.Create(
                sent.ToString(),
                LineNumber.Of(sent),
                undone.Kind == UndoneBatchKind.List ? "those before it are stored and those behind it are not" : "none of them is stored",
                undone.Kind switch
                {
                    UndoneBatchKind.Entities => "Save the rows one by one, or insert them by SQL with ON CONFLICT DO NOTHING",
                    UndoneBatchKind.Copy => "Copy into a temporary table, and insert from there with ON CONFLICT DO NOTHING",
                    _ => "Let ON CONFLICT DO NOTHING skip the row",
                }),
        };
    }
}
