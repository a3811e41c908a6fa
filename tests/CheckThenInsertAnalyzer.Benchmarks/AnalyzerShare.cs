using BenchmarkDotNet.Reports;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>The figure that the design is held to: the time in the shipped analyzer's callbacks as a share of the compiler's own.</summary>
internal static class AnalyzerShare
{
    /// <summary>Prints one row for each form of the application that was measured in full.</summary>
    public static async Task PrintAsync(IEnumerable<Summary> summaries, TextWriter output)
    {
        var runs = summaries
            .SelectMany(summary => summary.Reports)
            .Where(report => report.Success && report.BenchmarkCase.Descriptor.Type == typeof(ApplicationAnalysis))
            .GroupBy(report => (bool)report.BenchmarkCase.Parameters[nameof(ApplicationAnalysis.Libraries)])
            .Select(run => (Libraries: run.Key, Times: run.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, Milliseconds)))
            .Where(run => run.Times.Count == 3)
            .ToList();
        if (runs.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("| Libraries | compiler | empty analyzer | shipped analyzer | in its callbacks | share of compiler |");
        output.WriteLine("|-----------|---------:|---------------:|-----------------:|-----------------:|------------------:|");
        foreach (var (libraries, times) in runs)
        {
            var compiler = times[nameof(ApplicationAnalysis.Compiler)];
            var empty = times[nameof(ApplicationAnalysis.EmptyAnalyzer)];
            var shipped = times[nameof(ApplicationAnalysis.ShippedAnalyzer)];
            var callbacks = await InCallbacksAsync(libraries);
            output.WriteLine(FormattableString.Invariant(
                $"| {libraries,-9} | {compiler,5:F0} ms | {empty,11:F1} ms | {shipped,13:F1} ms | {callbacks,13:F1} ms | {callbacks / compiler,17:P1} |"));
        }
    }

    /// <summary>The median of a few runs in this process, which the benchmarks have warmed up.</summary>
    private static async Task<double> InCallbacksAsync(bool libraries)
    {
        var analysis = new ApplicationAnalysis { Libraries = libraries };
        analysis.Generate();
        var times = new List<double>();
        for (var run = 0; run < 7; run++)
        {
            times.Add(await analysis.CallbackMillisecondsAsync());
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>The median: one garbage collection in eight runs does not move it.</summary>
    private static double Milliseconds(BenchmarkReport report) => report.ResultStatistics!.Median / 1_000_000;
}
