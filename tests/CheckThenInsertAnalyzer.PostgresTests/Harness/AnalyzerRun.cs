using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>Runs the package's analyzers over a user's project.</summary>
internal static class AnalyzerRun
{
    /// <exception cref="ProofFailedException">There is no analyzer, or one threw.</exception>
    public static async Task<ImmutableArray<Diagnostic>> OfPackageAsync(Document document)
    {
        if (ShippedAssemblies.Analyzers.IsEmpty)
            throw new ProofFailedException("The package ships no analyzer.");

        Exception? crash = null;
        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions,
            onAnalyzerException: (exception, _, _) => Interlocked.CompareExchange(ref crash, exception, comparand: null),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var compilation = await document.Project.GetCompilationAsync();
        var diagnostics = await compilation!.WithAnalyzers(ShippedAssemblies.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        return crash is null ? diagnostics : throw new ProofFailedException($"An analyzer threw: {crash}");
    }
}
