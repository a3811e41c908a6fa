using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// Asks the compiler for the same things as the shipped analyzer and does nothing with them, so that the difference is
/// what the shipped one's own work costs and not what any analyzer costs.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing =
        new("EMPTY", "Nothing", "Nothing", "Benchmark", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Npgsql.NpgsqlConnection") is not null)
            {
                start.RegisterCodeBlockAction(static _ => { });
            }
        });
    }
}
