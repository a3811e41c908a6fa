using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4010: ON CONFLICT covers one key, the insert writes another, and nothing takes its violation.</summary>
internal sealed class OtherKey : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4010";

    private static readonly DiagnosticDescriptor Other = RuleDescriptor.Create(
        Id,
        "Another unique key still throws",
        "ON CONFLICT {1} covers one key of '{0}': this can still fail with 23505 on {2}, and nothing here takes the violation",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Info,
        "An ON CONFLICT clause settles conflicts on the key of its target. A row that is new there and meets another unique key is a violation like any other.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Other;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        var protection = new Protection(body);
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (insert.Statement.OnConflict is not { Target.IsEmpty: true, Constraint: null }
                && Arbitration.Of(insert, body) is (var table, ArbitratedTarget { Keys: { IsEmpty: false } arbiters })
                && !IdleTarget.IsIdle(arbiters[0], new InsertedKeys(insert, table, body.Locals))
                && ChosenKeys.Of(insert, body).FirstOrDefault(key => !arbiters.Contains(key)) is { } other
                && !protection.IsLocked(insert)
                && !body.Handlers.Handles(insert)
                && !ViolationHandlers.AreAttempted(insert)
                && !protection.IsHandledElsewhere(insert))
                yield return Report(insert, arbiters[0], other);
        }
    }

    private static UnhandledViolationFinding Report(SqlInsertCall insert, UniqueKey arbiter, UniqueKey other) =>
        new(Other, CallPlace.Of(insert.Operation), DiagnosticSeverity.Info, insert, insert, other)
        {
            MessageArguments = ImmutableArray.Create(
                insert.Rows.DisplayName,
                KeyTarget.Of(arbiter).ToString(),
                other.Name is { } name ? $"'{name}', ({other.Describe()})" : $"({other.Describe()})"),
        };
}
