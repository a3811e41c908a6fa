using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>Whether the analyzer's time grows as the code does: the generated application in four sizes, processor time.</summary>
internal static class Growth
{
    private static readonly int[] Sizes = [50_000, 100_000, 200_000, 400_000];

    /// <summary>Prints a row for each size.</summary>
    public static async Task PrintAsync(TextWriter output)
    {
        output.WriteLine("| lines | compiler | analyzer | analyzer a 1,000 lines |");
        output.WriteLine("|---:|---:|---:|---:|");
        await MeasureAsync(Sizes[0] / 10);
        foreach (var size in Sizes)
        {
            var (lines, compiler, analyzer) = await MeasureAsync(size);
            output.WriteLine(FormattableString.Invariant($"| {lines} | {compiler:F0} ms | {analyzer:F0} ms | {analyzer * 1000 / lines:F2} ms |"));
        }
    }

    private static async Task<(int Lines, double Compiler, double Analyzer)> MeasureAsync(int size)
    {
        var compilation = GeneratedCompilation.Of(size);
        var lines = compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
        var compiler = await TimeAsync(compilation.RemoveAllReferences(), compilation, fresh =>
        {
            fresh.GetDiagnostics();
            return Task.CompletedTask;
        });
        var empty = await TimeAsync(compilation.RemoveAllReferences(), compilation, AnalyzerSet.Empty.RunAsync);
        var shipped = await TimeAsync(compilation.RemoveAllReferences(), compilation, AnalyzerSet.Shipped.RunAsync);
        return (lines, compiler, shipped - empty);
    }

    /// <summary>Times a run over a compilation that is made anew, so that nothing is bound yet.</summary>
    private static async Task<double> TimeAsync(CSharpCompilation bare, CSharpCompilation compilation, Func<CSharpCompilation, Task> run)
    {
        var fresh = bare.AddReferences(compilation.References);
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        await run(fresh);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
