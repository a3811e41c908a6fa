using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the catch clauses of a body that a call's unique violation meets.</summary>
internal sealed class ViolationHandlers(CatchReader catches)
{
    /// <summary>Whether some clause round the call takes its unique violation and knows it for what it is.</summary>
    public bool Handles(DatabaseCall call)
    {
        var shape = ViolationShapes.Of(call) ?? ViolationShape.Wrapped;
        return TriesRound(call.Operation).Any(tried => tried.Catches.Any(clause => catches.Of(clause, shape) is CatchVerdict.Takes or CatchVerdict.Maybe));
    }

    /// <summary>Whether some clause round the call is written for unique violations, be it in vain: then other rules speak about it.</summary>
    public static bool AreAttempted(DatabaseCall call) => AreAttempted(call.Operation);

    /// <summary>The same for any operation.</summary>
    public static bool AreAttempted(IOperation operation) => TriesRound(operation).Any(tried => tried.Catches.Any(CatchReader.IsMeantForViolations));

    /// <summary>The try statements in whose guarded block an operation stands, innermost first. A lambda's body runs where the lambda is called.</summary>
    public static IEnumerable<ITryOperation> TriesRound(IOperation operation)
    {
        var inner = operation;
        for (var outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is ITryOperation tried && tried.Body == inner && !tried.Catches.IsEmpty)
                yield return tried;
        }
    }

    /// <summary>The calls of a try block whose violations its clauses may meet.</summary>
    public static ImmutableArray<DatabaseCall> CallsIn(ITryOperation tried, IEnumerable<DatabaseCall> calls) =>
        calls.Where(call => tried.Body.Syntax.Span.Contains(call.Operation.Syntax.Span)).ToImmutableArray();
}
