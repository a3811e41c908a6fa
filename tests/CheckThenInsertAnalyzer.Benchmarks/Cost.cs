namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>What a run costs: processor time, and the allocated bytes, which hardly differ from run to run whatever else the machine does.</summary>
/// <param name="Milliseconds">The processor time.</param>
/// <param name="Bytes">What all threads allocate.</param>
internal sealed record Cost(double Milliseconds, long Bytes)
{
    /// <summary>Both of one run, which begins without garbage of the run before.</summary>
    public static async Task<Cost> OfAsync(Func<Task> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        await run();
        return new Cost((Environment.CpuUsage.TotalTime - time).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
