using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3009: after a unique violation a loop inserts the same row again.</summary>
internal sealed class FutileRetry : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3009";

    private static readonly DiagnosticDescriptor Futile = RuleDescriptor.Create(
        Id,
        "Retry that can never succeed",
        "After a unique violation this loop inserts the same row of '{0}' again, which is taken as before. Read the row that is there, or draw another key for each attempt.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "A unique violation is no transient error: the other row is committed when it is raised. The same insert fails again, in a loop without a bound for ever.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Futile;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var tried in body.Tries)
        {
            if (LoopRound(tried) is not { } loop)
                continue;
            foreach (var clause in tried.Catches.Where(clause => GoesOn(clause, body)))
            {
                if (HandlerTarget.InsertsIn(tried, body).FirstOrDefault(insert => body.Catches.Of(clause, HandlerTarget.ShapeOf(insert)) == CatchVerdict.Takes && SameRow.IsInsertedAgain(insert, loop, body)) is { } again)
                    yield return Report(again);
            }
        }
    }

    /// <summary>The loop that runs the try statement again, within the same function; a foreach has another item each time.</summary>
    private static ILoopOperation? LoopRound(ITryOperation tried)
    {
        for (var outer = tried.Parent; outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                return loop is IWhileLoopOperation or IForLoopOperation ? loop : null;
        }

        return null;
    }

    /// <summary>Whether the clause asks for unique violations, and lets the loop go on after one.</summary>
    private static bool GoesOn(ICatchClauseOperation clause, BodyUnderAnalysis body) =>
        clause.Filter is { } filter
        && body.Catches.AsksForViolation(filter)
        && !clause.Handler.Operations.Any(Leaves);

    /// <summary>A way out that is always taken; one behind a condition only bounds the attempts.</summary>
    private static bool Leaves(IOperation statement) => statement is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: not BranchKind.Continue }
        || statement is IExpressionStatementOperation { Operation: IThrowOperation };

    private static FutileRetryFinding Report(InsertCall insert) =>
        new(Futile, CallPlace.Of(insert.Operation), DiagnosticSeverity.Warning, insert) { MessageArguments = ImmutableArray.Create(insert.Rows.DisplayName) };
}
