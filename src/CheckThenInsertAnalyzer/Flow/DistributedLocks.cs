using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows by name the locks that hold across processes, as those of DistributedLock, RedLock and their like: they keep sessions apart as an advisory lock does.</summary>
internal static class DistributedLocks
{
    private static readonly string[] Keepers = ["DistributedLock", "DistributedSynchronization", "RedLock", "RedisLock", "LockProvider", "LockFactory", "DistributedMutex"];

    /// <summary>Whether such a lock is always taken before a call.</summary>
    public static bool AreTakenBefore(DatabaseCall check, BodyUnderAnalysis body) =>
        body.Operations.OfType<IInvocationOperation>().Any(call => Takes(call) && body.ComesAlwaysBefore(call, check.Operation));

    private static bool Takes(IInvocationOperation call) =>
        (call.TargetMethod.Name.Contains("Acquire") || call.TargetMethod.Name.StartsWith("CreateLock", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Lock", StringComparison.Ordinal))
        && (IsKeeper(call.TargetMethod.ContainingType?.Name) || IsKeeper(call.Receiver()?.WithoutConversions().Type?.Name));

    private static bool IsKeeper(string? type) => type is not null && Array.Exists(Keepers, keeper => type.Contains(keeper));
}
