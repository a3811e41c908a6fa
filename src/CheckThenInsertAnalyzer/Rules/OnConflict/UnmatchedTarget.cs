using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4001: no unique key arbitrates the conflict target, so that the statement fails whatever the rows are.</summary>
internal sealed class UnmatchedTarget : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4001";

    private static readonly DiagnosticDescriptor Unmatched = RuleDescriptor.Create(
        Id,
        "No unique index matches this conflict target",
        "This insert into '{0}' fails with {1} each time it runs{2}: {3}",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "ON CONFLICT needs a unique index on exactly the columns and expressions of its target, whose predicate follows from the target's. Without one the server refuses the statement, also when there is no conflict, and only when it runs.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Unmatched;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            // A clause without a target is CTI4004's, a deferrable key CTI4005's; a column that is not there (42703) speaks against the schema.
            if (Arbitration.Of(insert, body) is (var table, RefusedTarget { SqlState: not ("42601" or "55000" or "42703") } refused))
                yield return Report(insert, refused, TargetFor(insert, refused, table, body));
        }
    }

    /// <summary>The target that was meant; null when that is a guess.</summary>
    private static KeyTarget? TargetFor(SqlInsertCall insert, RefusedTarget refused, TableSchema table, BodyUnderAnalysis body)
    {
        if (refused.Nearest is not { } nearest)
            return null;
        var isNamed = insert.Statement.OnConflict!.Constraint is not null || HasColumnsOf(nearest, insert.Statement.OnConflict);
        return isNamed || (new InsertedKeys(insert, table, body.Locals).From(KeySource.Given) is [var given] && given == nearest) ? KeyTarget.For(nearest) : null;
    }

    /// <summary>Whether the target names the key's columns, and only its predicate, collation or operator class differs.</summary>
    private static bool HasColumnsOf(UniqueKey key, OnConflictClause clause)
    {
        var columns = new HashSet<string>(clause.Target.Select(element => element.Expression).OfType<ColumnExpression>().Select(column => column.Column.Value), StringComparer.Ordinal);
        return clause.Target.All(element => element.Expression is ColumnExpression) && key.Parts.All(part => part.Column is not null) && columns.SetEquals(key.Parts.Select(part => part.Column!));
    }

    private static ConflictClauseFinding Report(SqlInsertCall insert, RefusedTarget refused, KeyTarget? target) =>
        new(Unmatched, CallPlace.Of(insert.Operation), DiagnosticSeverity.Warning, insert, target)
        {
            MessageArguments = ImmutableArray.Create(
                insert.Rows.DisplayName,
                refused.SqlState,
                refused.SqlState == "42P10" ? ", though not when it is prepared" : "",
                refused.Reason + (target is null ? "" : $", so write ON CONFLICT {target}")),
        };
}
