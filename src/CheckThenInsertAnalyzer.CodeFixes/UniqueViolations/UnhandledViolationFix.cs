using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Catches a violation that nobody takes by its SQLSTATE where it is raised, and says in plain words which row is there already.</summary>
public abstract class UnhandledViolationFix : FindingFixProvider
{
    private protected sealed override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not UnhandledViolationFinding { Sender: not EntityInsertCall and var sender } unhandled
            || SendingStatement.Of(sender) is not { } statement
            || ViolationHandlers.TriesRound(sender.Operation).Any()
            || IsInTransactionThatGoesOn(sender, body))
            yield break;

        var names = new TypeNames(sender.Operation.SemanticModel!, statement.SpanStart);
        if (ViolationHandler.For(unhandled, statement, names, body) is not { } handler)
            yield break;
        yield return new Rewrite(
            "Catch the unique violation and say what is taken",
            RuleId + ".CatchAndThrow",
            root => names.Import(root.ReplaceNode(statement, handler.Clause.Round(statement, handler.Statements, names, LineBreak.Of(root)))));
    }

    /// <summary>
    /// A violation aborts a transaction (FACTS G1), which a handler that goes on would lose in silence (G2); only EF Core sets a savepoint
    /// round its flush in a transaction of its own (G4).
    /// </summary>
    private static bool IsInTransactionThatGoesOn(DatabaseCall sender, BodyUnderAnalysis body) =>
        body.Calls.OfType<TransactionCall>().Any(transaction => sender is not FlushCall || transaction.IsScope);
}
