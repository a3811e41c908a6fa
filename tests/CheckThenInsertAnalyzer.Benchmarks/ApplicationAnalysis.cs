using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// What the analyzer costs over a generated application of 200 files, beside what the compiler itself takes for the same files.
/// Everything runs on one thread, so that the times can be compared; the trees are parsed beforehand for all alike.
/// </summary>
[Config(typeof(ShortRunConfig))]
[MemoryDiagnoser]
public class ApplicationAnalysis
{
    private ImmutableArray<SyntaxTree> trees;
    private ImmutableArray<MetadataReference> references;
    private ImmutableArray<AdditionalText> schema;

    /// <summary>Whether the application references Dapper, EF Core and Npgsql, and a tenth of its files call them.</summary>
    [Params(true, false)]
    public bool Libraries { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        var application = new GeneratedApplication(files: 200, Libraries);
        trees = [.. application.Sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, new CSharpParseOptions(LanguageVersion.Latest), source.Key))];
        references = application.References;
        schema = [new SchemaFile("db/schema.sql", GeneratedApplication.Schema)];

        // A file that does not compile would be cheap to analyze and the figures would mean nothing.
        var errors = Compilation().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
        }
    }

    /// <summary>Binds, checks and emits every file, as the compiler does in a build.</summary>
    [Benchmark(Baseline = true)]
    public bool Compiler() => Compilation().Emit(Stream.Null).Success;

    /// <summary>Runs an analyzer that registers for the same things and does nothing.</summary>
    [Benchmark]
    public Task<int> EmptyAnalyzer() => AnalyzeAsync(new EmptyAnalyzer());

    /// <summary>Runs the shipped analyzer.</summary>
    [Benchmark]
    public Task<int> ShippedAnalyzer() => AnalyzeAsync(new CheckThenInsertDiagnosticAnalyzer());

    /// <summary>
    /// The time that the compiler's own clock gives to the shipped analyzer's callbacks, in milliseconds: without what any analyzer
    /// costs, but with the binding that its callbacks ask for.
    /// </summary>
    public async Task<double> CallbackMillisecondsAsync()
    {
        var analyzer = new CheckThenInsertDiagnosticAnalyzer();
        var run = Run(analyzer, withClock: true);
        await run.GetAnalyzerDiagnosticsAsync();
        var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
        return telemetry.ExecutionTime.TotalMilliseconds;
    }

    private async Task<int> AnalyzeAsync(DiagnosticAnalyzer analyzer) =>
        (await Run(analyzer, withClock: false).GetAnalyzerDiagnosticsAsync()).Length;

    private CompilationWithAnalyzers Run(DiagnosticAnalyzer analyzer, bool withClock) => new(
        Compilation(),
        [analyzer],
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(schema),
            onAnalyzerException: static (exception, failed, _) => throw new InvalidOperationException($"{failed} failed", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: withClock));

    /// <summary>A new compilation each time: nothing bound for one measurement helps the next.</summary>
    private CSharpCompilation Compilation() => CSharpCompilation.Create(
        "Application",
        trees,
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
}
