using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>Whether the analyzer's time grows as the code does: the generated application in four sizes, processor time and allocated bytes, medians.</summary>
internal static class Growth
{
    private const int Rounds = 5;

    private static readonly int[] Sizes = [50_000, 100_000, 200_000, 400_000];

    /// <summary>Prints a row for each size.</summary>
    public static async Task PrintAsync(TextWriter output)
    {
        output.WriteLine("| lines | compiler | analyzer | analyzer a 1,000 lines | allocated | allocated a 1,000 lines |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|");
        await MeasureAsync(GeneratedCompilation.Of(Sizes[0] / 10));
        foreach (var size in Sizes)
        {
            var compilation = GeneratedCompilation.Of(size);
            var lines = compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);
            var rounds = new List<Round>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await MeasureAsync(compilation));

            double Median(Func<Round, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);
            var analyzer = Median(round => round.Shipped.Milliseconds - round.Empty.Milliseconds);
            var megabytes = Median(round => round.Shipped.Bytes - round.Empty.Bytes) / 1e6;
            output.WriteLine(FormattableString.Invariant(
                $"| {lines} | {Median(round => round.Compiler.Milliseconds):F0} ms | {analyzer:F0} ms | {analyzer * 1000 / lines:F2} ms | {megabytes:F0} MB | {megabytes * 1000 / lines:F2} MB |"));
        }
    }

    /// <summary>The three take turns, so that what the machine does meanwhile slows all alike.</summary>
    private static async Task<Round> MeasureAsync(CSharpCompilation compilation)
    {
        var compiler = await CostAsync(compilation, fresh =>
        {
            fresh.GetDiagnostics();
            return Task.CompletedTask;
        });
        return new Round(compiler, await CostAsync(compilation, AnalyzerSet.Empty.RunAsync), await CostAsync(compilation, AnalyzerSet.Shipped.RunAsync));
    }

    /// <summary>What a run costs over a compilation that is made anew, so that nothing is bound yet and no garbage of the run before is left.</summary>
    private static Task<Cost> CostAsync(CSharpCompilation compilation, Func<CSharpCompilation, Task> run)
    {
        var fresh = compilation.RemoveAllReferences().AddReferences(compilation.References);
        return Cost.OfAsync(() => run(fresh));
    }

    private sealed record Round(Cost Compiler, Cost Empty, Cost Shipped);
}
