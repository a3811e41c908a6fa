using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>What the package brings into a user's compiler and editor.</summary>
internal static class ShippedAssemblies
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = All<DiagnosticAnalyzer>("CheckThenInsertAnalyzer");

    public static ImmutableArray<CodeFixProvider> CodeFixes { get; } = All<CodeFixProvider>("CheckThenInsertAnalyzer.CodeFixes");

    private static ImmutableArray<T> All<T>(string assembly) =>
    [
        .. Assembly.Load(assembly).GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!),
    ];
}
