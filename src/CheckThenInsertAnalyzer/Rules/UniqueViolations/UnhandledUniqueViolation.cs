using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3001: an insert can violate a unique key that users choose, and nothing in sight takes the violation.</summary>
internal sealed class UnhandledUniqueViolation : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3001";

    private static readonly DiagnosticDescriptor Unhandled = RuleDescriptor.Create(
        Id,
        "Unhandled unique violation",
        "{0} can fail with 23505 on the unique key {1} of '{2}', and nothing in sight takes the violation. Catch {3}, or let ON CONFLICT decide.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Info,
        "A key that users choose can be taken already. Without a handler the violation reaches them as a server error.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Unhandled;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        var raced = body.Races.Select(race => race.Insert).Concat(body.StatementRaces.Select(race => race.Insert)).Concat(body.StartupRaces.Select(race => race.Insert)).ToImmutableHashSet();
        var protection = new Protection(body);
        var told = new HashSet<SyntaxNode>();
        foreach (var insert in body.Calls.OfType<InsertCall>())
        {
            if (insert.HasConflictClause || raced.Contains(insert))
                continue;

            // Which keys the table has costs most to know, so it is asked last.
            var unhandled = SendersOf(insert, body, protection).Where(call => !body.Handlers.Handles(call) && !ViolationHandlers.AreAttempted(call)).ToList();
            if (unhandled.Count == 0 || protection.IsLocked(insert) || IsHandledElsewhere(insert, unhandled[0], body, protection) || KeyOf(insert, unhandled[0], body) is not { } key)
                continue;
            foreach (var call in unhandled)
            {
                if (told.Add(call.Operation.Syntax))
                    yield return Report(insert, call, key, body.Project.Keys.DisagreementsOf(insert.Rows, body.Cancellation).About(key));
            }
        }
    }

    private static UniqueKey? KeyOf(InsertCall insert, DatabaseCall sender, BodyUnderAnalysis body) =>
        (sender is EntityInsertCall ? ChosenKeys.OfAdded(insert, body) : ChosenKeys.Of(insert, body)).FirstOrDefault();

    private static bool IsHandledElsewhere(InsertCall insert, DatabaseCall sender, BodyUnderAnalysis body, Protection protection) =>
        protection.IsHandledElsewhere(insert) || (sender is EntityInsertCall && body.Project.CoveredMethods.ContainAdding(body.Owner));

    /// <summary>The calls that send the insert: itself, or the first flush on each way from an Add; the Add itself where a caller flushes.</summary>
    private static IEnumerable<DatabaseCall> SendersOf(InsertCall insert, BodyUnderAnalysis body, Protection protection)
    {
        if (insert.Rows is not EntityRows)
            return [insert];
        var flushes = body.FlushesAfter(insert).ToList();
        return flushes.Count == 0 ? [insert] : flushes.Where(flush => !flushes.Exists(earlier => earlier.Operation != flush.Operation && protection.ComesAlwaysBefore(earlier, flush)));
    }

    private static UnhandledViolationFinding Report(InsertCall insert, DatabaseCall sender, UniqueKey key, SchemaDisagreement? doubt) =>
        new(Unhandled, CallPlace.Of(sender.Operation), DiagnosticSeverity.Info, insert, sender, key)
        {
            FurtherPlaces = sender == insert ? ImmutableArray<SyntaxNodeOrToken>.Empty : ImmutableArray.Create(CallPlace.Of(insert.Operation)),
            MessageArguments = ImmutableArray.Create(
                sender is EntityInsertCall ? "The save that sends this row" : "This",
                (key.Name is { } name ? $"'{name}'" : $"({key.Describe()})") + SourceDoubt.Of(doubt),
                insert.Rows.DisplayName,
                insert.Rows is EntityRows ? "the DbUpdateException whose inner PostgresException has SQLSTATE 23505" : "the PostgresException with SQLSTATE 23505"),
        };
}
