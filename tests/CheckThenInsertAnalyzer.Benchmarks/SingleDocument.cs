using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// What the person who types waits for: the diagnostics of one file in a compilation that has been analysed, and again after a keystroke in the file.
/// </summary>
internal static class SingleDocument
{
    private const int Files = 200;
    private const int Slowest = 10;

    /// <summary>Prints the 50th and 95th percentile and the longest, for each checkout or else for the generated application of 200,000 lines.</summary>
    public static async Task PrintAsync(IReadOnlyList<string> directories, TextWriter output)
    {
        output.WriteLine("| code | files | asked | p50 | p95 | longest | allocated: p50 | p95 | most | all |");
        output.WriteLine("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|");
        if (directories.Count == 0)
            await PrintAsync("generated", [GeneratedCompilation.Of(200_000)], output);
        foreach (var directory in directories)
            await PrintAsync(Path.GetFileName(directory), Checkout.Read(directory).FreshCompilations(), output);
    }

    private static async Task PrintAsync(string name, IReadOnlyList<CSharpCompilation> compilations, TextWriter output)
    {
        var (opened, typed) = (new List<DocumentCost>(), new List<DocumentCost>());
        var share = Math.Max(1, Files / compilations.Count);
        foreach (var compilation in compilations.OrderByDescending(compilation => compilation.SyntaxTrees.Length))
        {
            var analyzer = new CheckThenInsertDiagnosticAnalyzer();
            await With(compilation, analyzer).GetAnalyzerDiagnosticsAsync();
            foreach (var file in Spread(compilation.SyntaxTrees, Math.Min(share * 4, Files - opened.Count)))
            {
                opened.Add(await MeasureAsync(compilation, file, analyzer));
                var edited = file.WithChangedText(WithSpace(file));
                typed.Add(await MeasureAsync(compilation.ReplaceSyntaxTree(file, edited), edited, analyzer));
            }
        }

        output.WriteLine($"| {name} | {opened.Count} | file opened | {Row(opened)} |");
        output.WriteLine($"| {name} | {typed.Count} | after a keystroke | {Row(typed)} |");
        PrintSlowest(typed, output);
    }

    /// <summary>The files to look into: those that cost most, whose bytes are the same in each run.</summary>
    private static void PrintSlowest(List<DocumentCost> costs, TextWriter output)
    {
        foreach (var cost in costs.OrderByDescending(cost => cost.Bytes).Take(Slowest))
            output.WriteLine(FormattableString.Invariant($"  {cost.Milliseconds,6:F1} ms {cost.Bytes / 1e6,6:F1} MB {cost.File}"));
        output.WriteLine();
    }

    private static IEnumerable<SyntaxTree> Spread(ImmutableArray<SyntaxTree> files, int count) =>
        count <= 0 ? [] : files.Where((_, index) => index % Math.Max(1, files.Length / count) == 0).Take(count);

    private static CompilationWithAnalyzers With(Compilation compilation, DiagnosticAnalyzer analyzer) => compilation.WithAnalyzers([analyzer]);

    /// <summary>The compiler's own diagnostics come first, as an editor asks for them too; only the analyzer's are measured.</summary>
    private static async Task<DocumentCost> MeasureAsync(CSharpCompilation compilation, SyntaxTree file, DiagnosticAnalyzer analyzer)
    {
        var run = With(compilation, analyzer);
        var model = run.Compilation.GetSemanticModel(file);
        model.GetDiagnostics();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        await run.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        return new DocumentCost(file.FilePath, watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    /// <summary>The file with a space typed into the last of its bodies.</summary>
    private static SourceText WithSpace(SyntaxTree file)
    {
        var text = file.GetText();
        var at = text.ToString().LastIndexOf(';');
        return at < 0 ? text : text.WithChanges(new TextChange(new TextSpan(at + 1, 0), " "));
    }

    private static string Row(List<DocumentCost> costs)
    {
        var times = costs.Select(cost => cost.Milliseconds).Order().ToList();
        var bytes = costs.Select(cost => cost.Bytes / 1e6).Order().ToList();
        return FormattableString.Invariant($"{times[times.Count / 2]:F1} ms | {At95(times):F1} ms | {times[^1]:F1} ms | {bytes[bytes.Count / 2]:F1} MB | {At95(bytes):F1} MB | {bytes[^1]:F1} MB | {bytes.Sum():F0} MB");
    }

    private static double At95(List<double> ordered) => ordered[(int)(ordered.Count * 0.95)];

    private sealed record DocumentCost(string File, double Milliseconds, long Bytes);
}
