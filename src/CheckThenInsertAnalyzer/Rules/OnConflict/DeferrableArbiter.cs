using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4005: a deferrable key is asked to arbitrate, which it never does.</summary>
internal sealed class DeferrableArbiter : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4005";

    private static readonly DiagnosticDescriptor Deferrable = RuleDescriptor.Create(
        Id,
        "Deferrable key cannot arbitrate",
        "This insert into '{0}' fails with 55000 each time it runs, though not when it is prepared: {1}. Make it NOT DEFERRABLE{2}.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "A deferrable constraint is not checked when the row is inserted, so it cannot decide what ON CONFLICT does. One such constraint on the table also refuses every DO NOTHING without a target.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Deferrable;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (Arbitration.Of(insert, body) is (var table, RefusedTarget { SqlState: "55000" } refused))
                yield return Report(insert, refused, OtherTarget(insert, table, body));
        }
    }

    /// <summary>The one key that may arbitrate in place of no target at all; null where there is none, or a target is written.</summary>
    private static KeyTarget? OtherTarget(SqlInsertCall insert, TableSchema table, BodyUnderAnalysis body) =>
        insert.Statement.OnConflict is { Target.IsEmpty: true, Constraint: null } && new InsertedKeys(insert, table, body.Locals).From(KeySource.Given) is [var given] ? KeyTarget.For(given) : null;

    private static ConflictClauseFinding Report(SqlInsertCall insert, RefusedTarget refused, KeyTarget? other) =>
        new(Deferrable, CallPlace.Of(insert.Operation), DiagnosticSeverity.Warning, insert, other)
        {
            MessageArguments = ImmutableArray.Create(insert.Rows.DisplayName, refused.Reason, other is null ? "" : $", or name the other key: ON CONFLICT {other}"),
        };
}
