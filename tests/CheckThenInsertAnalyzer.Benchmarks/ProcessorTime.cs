namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>Times by the processor's clock, which runs for this process only: what else the machine does hardly counts.</summary>
internal static class ProcessorTime
{
    private const int Rounds = 7;

    /// <summary>The shortest time of a few rounds in milliseconds, since the others hold what the compiler and the collector of garbage did.</summary>
    /// <param name="times">How often the action runs in a round.</param>
    /// <param name="action">What is measured.</param>
    public static double Milliseconds(int times, Action action)
    {
        var shortest = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            for (var time = 0; time < times; time++)
                action();
            shortest = Math.Min(shortest, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times);
        }

        return shortest;
    }

    /// <summary>The bytes that the action allocates.</summary>
    public static long AllocatedBytes(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
