using BenchmarkDotNet.Reports;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>The figure that the design is held to: the shipped analyzer's own time as a share of the compiler's.</summary>
internal static class AnalyzerShare
{
    /// <summary>Prints one row for each form of the application that was measured in full.</summary>
    public static void Print(IEnumerable<Summary> summaries, TextWriter output)
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
        output.WriteLine("| Libraries | compiler | empty analyzer | shipped analyzer | its own work | share of compiler |");
        output.WriteLine("|-----------|---------:|---------------:|-----------------:|-------------:|------------------:|");
        foreach (var (libraries, times) in runs)
        {
            var compiler = times[nameof(ApplicationAnalysis.Compiler)];
            var empty = times[nameof(ApplicationAnalysis.EmptyAnalyzer)];
            var shipped = times[nameof(ApplicationAnalysis.ShippedAnalyzer)];
            output.WriteLine(FormattableString.Invariant(
                $"| {libraries,-9} | {compiler,5:F1} ms | {empty,11:F1} ms | {shipped,13:F1} ms | {shipped - empty,9:F1} ms | {(shipped - empty) / compiler,17:P1} |"));
        }
    }

    /// <summary>The median: one garbage collection in eight runs does not move it.</summary>
    private static double Milliseconds(BenchmarkReport report) => report.ResultStatistics!.Median / 1_000_000;
}
