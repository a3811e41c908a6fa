using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4006: the conflict target is a key that the database makes anew for each row.</summary>
internal sealed class IdleTarget : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4006";

    private static readonly DiagnosticDescriptor Idle = RuleDescriptor.Create(
        Id,
        "Conflict target that never conflicts",
        "ON CONFLICT {1} never meets a row of '{0}': each new row gets a new {2}. {3}.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "A generated key that the insert does not give is new in every row, so nothing ever conflicts on it. The key that users choose is left without an arbiter, and its violation is raised as 23505.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Idle;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (insert.Statement.OnConflict is not { Target.IsEmpty: true, Constraint: null }
                && Arbitration.Of(insert, body) is (var table, ArbitratedTarget { Keys: [var arbiter] })
                && new InsertedKeys(insert, table, body.Locals) is var keys
                && IsIdle(arbiter, keys))
                yield return Report(insert, arbiter, keys.From(KeySource.Given));
        }
    }

    /// <summary>Whether each new row has a new value in the key.</summary>
    public static bool IsIdle(UniqueKey arbiter, InsertedKeys keys) => keys.SourceOf(arbiter) is KeySource.Drawn or KeySource.Fresh;

    private static ConflictClauseFinding Report(SqlInsertCall insert, UniqueKey arbiter, IReadOnlyList<UniqueKey> given)
    {
        var target = given.Count == 1 ? KeyTarget.For(given[0]) : null;
        return new(Idle, CallPlace.Of(insert.Operation), DiagnosticSeverity.Warning, insert, target)
        {
            MessageArguments = ImmutableArray.Create(
                insert.Rows.DisplayName,
                KeyTarget.Of(arbiter).ToString(),
                string.Join(" and ", arbiter.Parts.Select(part => $"'{part}'")),
                AdviceFor(given, target)),
        };
    }

    private static string AdviceFor(IReadOnlyList<UniqueKey> given, KeyTarget? target)
    {
        if (target is not null)
            return $"A row whose {target} is taken fails with 23505: name that key in its place";
        return given.Count == 0 ? "Leave the clause out, or give the key" : "Name the key that may be taken";
    }
}
