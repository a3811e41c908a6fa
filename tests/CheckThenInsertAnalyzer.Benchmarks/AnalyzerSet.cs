using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>Analyzers that are run together.</summary>
/// <param name="Analyzers">The analyzers.</param>
internal sealed record AnalyzerSet(ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>The shipped analyzer.</summary>
    public static AnalyzerSet Shipped => new([new CheckThenInsertDiagnosticAnalyzer()]);

    /// <summary>One that asks for the same and does nothing.</summary>
    public static AnalyzerSet Empty => new([new EmptyAnalyzer()]);

    /// <summary>Those that come with EF Core.</summary>
    public static AnalyzerSet EntityFramework { get; } = new(TypesOf(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Microsoft.EntityFrameworkCore.Analyzers.dll")))
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)
        .ToImmutableArray());

    /// <summary>The file holds code fixes too, whose base classes a command line does not bring.</summary>
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    /// <summary>Both sets in one run.</summary>
    public AnalyzerSet And(AnalyzerSet other) => new([.. Analyzers, .. other.Analyzers]);

    /// <summary>Analyses a compilation one callback after the other, so that none waits for another.</summary>
    /// <returns>The time in the analyzers' callbacks, in milliseconds.</returns>
    public async Task<double> RunAsync(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var result = await compilation.WithAnalyzers(Analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
        return result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalMilliseconds);
    }
}
