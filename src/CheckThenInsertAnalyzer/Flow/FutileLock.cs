using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What stands round a check and its insert and keeps no other session from inserting.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">The operation that locks or begins.</param>
/// <param name="Object">The name of the lock object of a lock in the process; null for other kinds and for an object without a name.</param>
internal sealed record FutileLock(FutileLockKind Kind, IOperation Place, string? Object = null);
