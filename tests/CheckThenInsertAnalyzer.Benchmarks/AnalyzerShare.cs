using System.Diagnostics;
using BenchmarkDotNet.Reports;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// The figure that the design is held to: the time in the shipped analyzer's callbacks as a share of the compiler's own. Both are
/// measured in turn, so that whatever else the machine is doing slows both alike.
/// </summary>
internal static class AnalyzerShare
{
    private const int Rounds = 7;

    /// <summary>Prints one row for each form of the application that the benchmarks have run, and so warmed up.</summary>
    public static async Task PrintAsync(IEnumerable<Summary> summaries, TextWriter output)
    {
        var forms = summaries
            .SelectMany(summary => summary.Reports)
            .Where(report => report.Success && report.BenchmarkCase.Descriptor.Type == typeof(ApplicationAnalysis))
            .Select(report => (bool)report.BenchmarkCase.Parameters[nameof(ApplicationAnalysis.Libraries)])
            .Distinct()
            .ToList();
        if (forms.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("| Libraries | compiler | analyzer | analyzer's share |");
        output.WriteLine("|-----------|---------:|---------:|-----------------:|");
        foreach (var libraries in forms)
        {
            var (compiler, analyzer) = await MeasureAsync(libraries);
            output.WriteLine(FormattableString.Invariant($"| {libraries,-9} | {compiler,5:F0} ms | {analyzer,5:F1} ms | {analyzer / compiler,16:P1} |"));
        }
    }

    /// <summary>The medians in milliseconds.</summary>
    private static async Task<(double Compiler, double Analyzer)> MeasureAsync(bool libraries)
    {
        var analysis = new ApplicationAnalysis { Libraries = libraries };
        analysis.Generate();
        var compiler = new List<double>();
        var analyzer = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            analysis.Compiler();
            compiler.Add(clock.Elapsed.TotalMilliseconds);
            analyzer.Add(await analysis.CallbackMillisecondsAsync());
        }

        return (Median(compiler), Median(analyzer));
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);
}
