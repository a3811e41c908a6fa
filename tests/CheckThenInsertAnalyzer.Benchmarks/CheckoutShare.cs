namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// What the shipped analyzer costs on real code, beside the compiler and beside the analyzers that come with EF Core: processor time, in runs that
/// take turns. "alone" binds bodies for itself; "beside" shares what the others have bound, as in every project with analyzers of the SDK.
/// </summary>
internal static class CheckoutShare
{
    private const int Rounds = 5;

    /// <summary>Prints a row for each checkout: medians in milliseconds.</summary>
    public static async Task PrintAsync(IEnumerable<string> directories, TextWriter output)
    {
        output.WriteLine("| checkout | lines | compiler | alone | share | in callbacks | EF's | beside EF's | share |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var directory in directories)
        {
            var checkout = Checkout.Read(directory);
            var rounds = new List<Round>();
            await MeasureAsync(checkout);
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await MeasureAsync(checkout));

            double Median(Func<Round, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);
            var compiler = Median(round => round.Compiler);
            var alone = Median(round => round.Shipped - round.Empty);
            var beside = Median(round => round.Both - round.EntityFramework);
            output.WriteLine(FormattableString.Invariant(
                $"| {Path.GetFileName(directory)} | {checkout.Lines} | {compiler:F0} | {alone:F0} | {alone / compiler:P1} | {Median(round => round.Callbacks):F0} | {Median(round => round.EntityFramework - round.Empty):F0} | {beside:F0} | {beside / compiler:P1} |"));
        }
    }

    private static async Task<Round> MeasureAsync(Checkout checkout)
    {
        var callbacks = 0d;
        var compiler = await TimeAsync(checkout, compilation =>
        {
            compilation.GetDiagnostics();
            return Task.CompletedTask;
        });
        var empty = await TimeAsync(checkout, AnalyzerSet.Empty.RunAsync);
        var shipped = await TimeAsync(checkout, async compilation => callbacks += await AnalyzerSet.Shipped.RunAsync(compilation));
        var entityFramework = await TimeAsync(checkout, AnalyzerSet.EntityFramework.RunAsync);
        var both = await TimeAsync(checkout, AnalyzerSet.EntityFramework.And(AnalyzerSet.Shipped).RunAsync);
        return new Round(compiler, empty, shipped, callbacks, entityFramework, both);
    }

    /// <summary>The processor time over all projects, each as nothing has been asked of it before.</summary>
    private static async Task<double> TimeAsync(Checkout checkout, Func<Microsoft.CodeAnalysis.Compilation, Task> run)
    {
        var total = 0d;
        foreach (var compilation in checkout.FreshCompilations())
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            await run(compilation);
            total += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        return total;
    }

    private sealed record Round(double Compiler, double Empty, double Shipped, double Callbacks, double EntityFramework, double Both);
}
