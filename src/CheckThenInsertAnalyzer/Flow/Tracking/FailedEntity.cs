using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>An entity that stays in its context as added after a caught failure, so that the next flush sends it again (FACTS H6).</summary>
/// <param name="Insert">The Add; null when it is not to be seen.</param>
/// <param name="Flush">The flush that fails.</param>
/// <param name="Clause">The catch clause.</param>
/// <param name="Next">The flush that comes next on the same context.</param>
internal sealed record FailedEntity(EntityInsertCall? Insert, FlushCall Flush, ICatchClauseOperation Clause, FlushCall Next);
