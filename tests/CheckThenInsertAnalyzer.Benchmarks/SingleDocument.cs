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

    /// <summary>Prints the 50th and 95th percentile and the longest, for each checkout or else for the generated application of 200,000 lines.</summary>
    public static async Task PrintAsync(IReadOnlyList<string> directories, TextWriter output)
    {
        output.WriteLine("| code | files | file opened: p50 | p95 | longest | after a keystroke: p50 | p95 | longest |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        if (directories.Count == 0)
            await PrintAsync("generated", [GeneratedCompilation.Of(200_000)], output);
        foreach (var directory in directories)
            await PrintAsync(Path.GetFileName(directory), Checkout.Read(directory).FreshCompilations(), output);
    }

    private static async Task PrintAsync(string name, IReadOnlyList<CSharpCompilation> compilations, TextWriter output)
    {
        var (opened, typed) = (new List<double>(), new List<double>());
        var share = Math.Max(1, Files / compilations.Count);
        foreach (var compilation in compilations.OrderByDescending(compilation => compilation.SyntaxTrees.Length))
        {
            var analyzer = new CheckThenInsertDiagnosticAnalyzer();
            await With(compilation, analyzer).GetAnalyzerDiagnosticsAsync();
            foreach (var file in Spread(compilation.SyntaxTrees, Math.Min(share * 4, Files - opened.Count)))
            {
                opened.Add(await TimeAsync(compilation, file, analyzer));
                var edited = file.WithChangedText(WithSpace(file));
                typed.Add(await TimeAsync(compilation.ReplaceSyntaxTree(file, edited), edited, analyzer));
            }
        }

        output.WriteLine(FormattableString.Invariant($"| {name} | {opened.Count} | {Row(opened)} | {Row(typed)} |"));
    }

    private static IEnumerable<SyntaxTree> Spread(ImmutableArray<SyntaxTree> files, int count) =>
        count <= 0 ? [] : files.Where((_, index) => index % Math.Max(1, files.Length / count) == 0).Take(count);

    private static CompilationWithAnalyzers With(Compilation compilation, DiagnosticAnalyzer analyzer) => compilation.WithAnalyzers([analyzer]);

    /// <summary>The compiler's own diagnostics come first, as an editor asks for them too; only the analyzer's are timed.</summary>
    private static async Task<double> TimeAsync(CSharpCompilation compilation, SyntaxTree file, DiagnosticAnalyzer analyzer)
    {
        var run = With(compilation, analyzer);
        var model = run.Compilation.GetSemanticModel(file);
        model.GetDiagnostics();
        var watch = Stopwatch.StartNew();
        await run.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The file with a space typed into the last of its bodies.</summary>
    private static SourceText WithSpace(SyntaxTree file)
    {
        var text = file.GetText();
        var at = text.ToString().LastIndexOf(';');
        return at < 0 ? text : text.WithChanges(new TextChange(new TextSpan(at + 1, 0), " "));
    }

    private static string Row(List<double> times)
    {
        var ordered = times.Order().ToList();
        return FormattableString.Invariant($"{ordered[ordered.Count / 2]:F1} ms | {ordered[(int)(ordered.Count * 0.95)]:F1} ms | {ordered[^1]:F1} ms");
    }
}
