using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4003: DO NOTHING without a conflict target drops a row for a conflict that nobody expected.</summary>
internal sealed class HiddenConflict : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4003";

    private static readonly DiagnosticDescriptor Hidden = RuleDescriptor.Create(
        Id,
        "Every conflict is hidden",
        "Without a conflict target DO NOTHING drops a new row of '{0}' for any reason: {1}. Name the key that may be taken{2}.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "ON CONFLICT DO NOTHING without a target takes every unique violation for the expected one. When the sequence of a generated key has fallen behind, new rows vanish without an error.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Hidden;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) =>
        body.Calls.OfType<SqlInsertCall>().Where(HidesConflicts).Select(insert => Report(insert, body)).OfType<Finding>();

    private static bool HidesConflicts(SqlInsertCall insert) =>
        insert.Statement is { IsReliable: true, OnConflict: { IsUpdate: false, Target.IsEmpty: true, Constraint: null } };

    private static ConflictClauseFinding? Report(SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (InsertedTable.Of(insert, body) is not { } table)
            return Report(insert, DiagnosticSeverity.Info, "whatever unique key it meets", target: null);
        if (!table.Exclusions.IsEmpty || table.UniqueKeys.Any(key => key.IsDeferrable))
            return null;

        var keys = new InsertedKeys(insert, table, body.Locals);
        var given = keys.From(KeySource.Given);
        var target = table.AreKeysKnown && given.Count == 1 ? KeyTarget.For(given[0]) : null;
        if (keys.From(KeySource.Drawn).FirstOrDefault() is { } drawn)
            return Report(insert, DiagnosticSeverity.Warning, $"also when the sequence of '{drawn.Describe()}' has fallen behind, and then the row is lost without an error", target);
        return given.Count > 1
            ? Report(insert, CallResult.IsDropped(insert.Operation) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, $"whichever of the unique keys {Listed(given)} is taken", target)
            : null;
    }

    private static string Listed(IReadOnlyList<UniqueKey> keys) =>
        string.Join(", ", keys.Take(keys.Count - 1).Select(KeyTarget.Of)) + $" and {KeyTarget.Of(keys[keys.Count - 1])}";

    private static ConflictClauseFinding Report(SqlInsertCall insert, DiagnosticSeverity severity, string outcome, KeyTarget? target) =>
        new(Hidden, CallPlace.Of(insert.Operation), severity, insert, target)
        {
            MessageArguments = ImmutableArray.Create(insert.Rows.DisplayName, outcome, target is null ? "" : $": ON CONFLICT {target} DO NOTHING"),
        };
}
