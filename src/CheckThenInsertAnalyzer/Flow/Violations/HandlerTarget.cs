using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells which inserts a try statement is there for.</summary>
internal static class HandlerTarget
{
    /// <summary>The inserts without ON CONFLICT whose violation arrives in the guarded block: sent there, here or in a called method, or flushed there.</summary>
    public static IEnumerable<InsertCall> InsertsIn(ITryOperation tried, BodyUnderAnalysis body) =>
        body.CallsAcross.OfType<InsertCall>().Where(insert => !insert.HasConflictClause && !insert.IsGuess && (IsFlushedLater(insert) ? IsFlushedIn(tried, insert, body) : IsIn(tried, insert)));

    /// <summary>The shape in which the insert's violation arrives.</summary>
    public static ViolationShape ShapeOf(InsertCall insert) => insert.Library == DatabaseLibrary.EntityFramework ? ViolationShape.Wrapped : ViolationShape.Bare;

    private static bool IsFlushedLater(InsertCall insert) => insert is not CalledInsertCall && insert.Library == DatabaseLibrary.EntityFramework;

    private static bool IsFlushedIn(ITryOperation tried, InsertCall insert, BodyUnderAnalysis body) =>
        body.FlushesAfter(insert).Any(flush => IsIn(tried, flush));

    private static bool IsIn(ITryOperation tried, DatabaseCall call) => tried.Body.Syntax.Span.Contains(call.Operation.Syntax.Span);
}
