using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using CheckThenInsertAnalyzer.Benchmarks;

if (args is ["bounds"])
{
    ReadingBounds.Print(Console.Out);
    return;
}

// Without a filter everything is measured; the switcher would ask on the console instead.
string[] arguments = args.Length == 0 ? ["--filter", "*"] : args;
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, DefaultConfig.Instance);
await AnalyzerShare.PrintAsync(summaries, Console.Out);
