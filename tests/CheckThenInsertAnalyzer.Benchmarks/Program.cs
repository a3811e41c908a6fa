using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using CheckThenInsertAnalyzer.Benchmarks;

if (args is ["bounds"])
{
    ReadingBounds.Print(Console.Out);
    return;
}

switch (args)
{
    case ["checkout", .. var directories]:
        await CheckoutShare.PrintAsync(directories, Console.Out);
        return;
    case ["growth"]:
        await Growth.PrintAsync(Console.Out);
        return;
    case ["document", .. var directories]:
        await SingleDocument.PrintAsync(directories, Console.Out);
        return;
}

// Without a filter everything is measured; the switcher would ask on the console instead.
string[] arguments = args.Length == 0 ? ["--filter", "*"] : args;
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, DefaultConfig.Instance);
await AnalyzerShare.PrintAsync(summaries, Console.Out);
