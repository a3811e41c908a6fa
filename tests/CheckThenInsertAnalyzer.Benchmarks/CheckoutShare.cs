namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// What the shipped analyzer costs on real code, beside the compiler and beside the analyzers that come with EF Core: processor time, in runs that
/// take turns, and the bytes that the analyzer allocates, which hardly differ from run to run and which nothing else on the machine touches. "alone" binds bodies for itself; "beside" shares what the others have bound, as in every project with analyzers of the SDK.
/// </summary>
internal static class CheckoutShare
{
    private const int Rounds = 5;

    /// <summary>Prints a row for each checkout: medians in milliseconds.</summary>
    public static async Task PrintAsync(IEnumerable<string> directories, TextWriter output)
    {
        output.WriteLine("| checkout | lines | compiler | alone | share | in callbacks | EF's | beside EF's | share | allocated | by EF's |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var directory in directories)
        {
            var checkout = Checkout.Read(directory);
            var rounds = new List<Round>();
            await MeasureAsync(checkout);
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await MeasureAsync(checkout));

            double Median(Func<Round, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);
            var compiler = Median(round => round.Compiler.Milliseconds);
            var alone = Median(round => round.Shipped.Milliseconds - round.Empty.Milliseconds);
            var beside = Median(round => round.Both.Milliseconds - round.EntityFramework.Milliseconds);
            output.WriteLine(FormattableString.Invariant(
                $"| {Path.GetFileName(directory)} | {checkout.Lines} | {compiler:F0} | {alone:F0} | {alone / compiler:P1} | {Median(round => round.Callbacks):F0} | {Median(round => round.EntityFramework.Milliseconds - round.Empty.Milliseconds):F0} | {beside:F0} | {beside / compiler:P1} | {Median(round => round.Shipped.Bytes - round.Empty.Bytes) / 1e6:F0} MB | {Median(round => round.EntityFramework.Bytes - round.Empty.Bytes) / 1e6:F0} MB |"));
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

    /// <summary>What it costs over all projects, each as nothing has been asked of it before.</summary>
    private static async Task<Cost> TimeAsync(Checkout checkout, Func<Microsoft.CodeAnalysis.Compilation, Task> run)
    {
        var total = new Cost(0, 0);
        foreach (var compilation in checkout.FreshCompilations())
        {
            var cost = await Cost.OfAsync(() => run(compilation));
            total = new Cost(total.Milliseconds + cost.Milliseconds, total.Bytes + cost.Bytes);
        }

        return total;
    }

    private sealed record Round(Cost Compiler, Cost Empty, Cost Shipped, double Callbacks, Cost EntityFramework, Cost Both);
}
