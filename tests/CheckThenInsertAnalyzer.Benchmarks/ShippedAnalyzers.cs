using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>The analyzers of the shipped assembly, found as the compiler finds them.</summary>
internal static class ShippedAnalyzers
{
    /// <summary>A new instance of each.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
        [.. typeof(Schema.DatabaseSchema).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
