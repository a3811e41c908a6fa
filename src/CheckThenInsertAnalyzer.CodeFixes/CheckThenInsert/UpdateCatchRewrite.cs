using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// The check stays, and a catch of SQLSTATE 23505 round what sends the update does what is done when another row has the value (FACTS L): there
/// is no ON CONFLICT for an UPDATE.
/// </summary>
internal static class UpdateCatchRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(UpdateRace race, BodyUnderAnalysis body)
    {
        var evidence = body.Project.Keys.EvidenceFor(race.Update.Rows, race.Compared, body.Cancellation);
        if (evidence.Coverage == KeyCoverage.Uncovered
            || !FlushObligations.TellsTheKey(evidence.Key, race.Update.Rows, body)
            || SenderOf(race, body) is not { } sender
            || GuardSyntax.Of(race, sender, body) is not { LeavesWhenPresent: true } guard
            || SendingStatement.Of(sender) != guard.Guarded
            || !WhenPresentObligations.Hold(guard, body))
            return null;

        var names = new TypeNames(body.Model, guard.Guarded.SpanStart);
        return sender is FlushCall flush
            ? DetachmentOf(race, flush, guard, names, body) is { } detach ? Caught(ViolationShape.Wrapped, evidence.Key, guard.WhenPresent.Insert(0, detach)) : null
            : Caught(ViolationShape.Bare, evidence.Key, guard.WhenPresent);

        Rewrite? Caught(ViolationShape shape, UniqueKey? key, IReadOnlyCollection<StatementSyntax> handler)
        {
            var variable = FreeName.In(guard.Guarded, body.Model, "ex", "exception", "violation");
            return ViolationCatch.For(shape, ConstraintTest.For(key, race.Update.Rows, body), variable, names, body.Project.Libraries) is { } clause
                ? new Rewrite(
                    $"Catch the unique violation (SQLSTATE 23505) of {CallPlace.Of(sender.Operation)}",
                    "",
                    root => names.Import(root.ReplaceNode(guard.Guarded, clause.Round(guard.Guarded, handler, names, LineBreak.Of(root)))))
                : null;
        }
    }

    /// <summary>The one call that sends the change; null when there are others, or when a transaction would not survive the violation (FACTS G1).</summary>
    private static DatabaseCall? SenderOf(UpdateRace race, BodyUnderAnalysis body)
    {
        if (race.Update.Statement is { } statement)
            return TransactionInSight.Of(body) ? null : statement;
        return body.CallsAcross.OfType<FlushCall>().ToList() is [{ Operation: IInvocationOperation { TargetMethod.Name: "SaveChanges" or "SaveChangesAsync" } } flush]
            && body.FlushesAfter(race.Update.Operation).Contains(flush)
            && IsOfKnownContext(flush, body)
            && FlushObligations.CanBeCaught(flush, body)
                ? flush
                : null;
    }

    private static bool IsOfKnownContext(FlushCall flush, BodyUnderAnalysis body) =>
        ((IInvocationOperation)flush.Operation).Instance?.Type is { } type && body.Project.Libraries.EntityFramework?.IsContext(type) == true;

    /// <summary>
    /// The changed entity stays changed in the context, and the next flush would fail as this one did (FACTS H6). Null where more than it is
    /// changed, or where what is done when the value is taken looks at it: there it has the old values, here it would have the new ones.
    /// </summary>
    private static StatementSyntax? DetachmentOf(UpdateRace race, FlushCall flush, GuardSyntax guard, TypeNames names, BodyUnderAnalysis body) =>
        EntityDetachment.SymbolOf(race.Update.Entity) is { } entity
        && !body.Locals.IsReassigned(entity)
        && EntityDetachment.IsInScope(entity, flush)
        && !guard.WhenPresent.Any(statement => GuardSyntax.Mentions(statement, entity, body))
        && !body.Operations.OfType<IInvocationOperation>().Any(call => call != race.Update.Operation && PendingChanges.AreReadiedBy(call, body.Project.Libraries))
        && !PendingChanges.TouchOthersThan(entity, body)
        && !PendingChanges.TouchNavigationOf(entity, body)
            ? EntityDetachment.Of(entity.Name, flush, names, body)
            : null;
}
