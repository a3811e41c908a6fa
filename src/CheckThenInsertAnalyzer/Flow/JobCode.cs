namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Knows code that only scheduled jobs run: one after the other, as long as the application runs once, so that a check there races with other instances
/// alone. A job that is given data is enqueued for it, and such jobs do run side by side.
/// </summary>
internal sealed class JobCode(ProjectUnderAnalysis project)
{
    /// <summary>So many methods on the ways up from an insert are looked at.</summary>
    private const int MaximumMethods = 32;

    private static readonly string[] TypeNames = ["Job", "Worker", "BackgroundService", "HostedService"];
    private static readonly string[] BaseNames = ["BackgroundService", "IHostedService", "IJob", "IInvocable"];
    private static readonly string[] RunTimeTypes = ["CancellationToken", "IJobExecutionContext", "PerformContext", "IJobCancellationToken"];

    /// <summary>Whether the body is a job's or every way to it that the source shows begins in one. A body that nobody calls is reached from elsewhere.</summary>
    public bool Holds(BodyUnderAnalysis body)
    {
        if (body.Declared is not { } declared)
            return false;

        var index = project.Calls.Index;
        var seen = new HashSet<DeclaredMethod> { declared };
        var pending = new Queue<DeclaredMethod>(seen);
        var beginsInJob = false;
        while (pending.Count > 0 && seen.Count <= MaximumMethods)
        {
            var method = pending.Dequeue();
            if (IsJob(method, index))
            {
                beginsInJob = true;
                continue;
            }

            var callers = index.CallersOf(method).ToList();
            if (callers.Count == 0)
                return false;
            foreach (var caller in callers.Where(seen.Add))
                pending.Enqueue(caller);
        }

        return beginsInJob && pending.Count == 0;
    }

    private static bool IsJob(DeclaredMethod method, SourceIndex index) =>
        method.ParameterCount == method.Parameters.Values.Count(type => Array.IndexOf(RunTimeTypes, type) >= 0)
        && method.Types.Any(type => Array.Exists(TypeNames, name => type.EndsWith(name, StringComparison.Ordinal)) || IsDerivedFromJob(type, index));

    private static bool IsDerivedFromJob(string type, SourceIndex index) =>
        Array.Exists(BaseNames, name => index.TypesDerivedFrom(name).Any(derived => derived.Name == type));
}
