using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows code that seeds: it runs once, where the application starts or is set up (CATALOGUE §2b 7).</summary>
internal static class Seeding
{
    /// <summary>Whether a method or its type says so in its name.</summary>
    public static bool IsNamedBy(ISymbol owner) => IsNamedSeed(owner.Name) || (owner.ContainingType is { } type && IsNamedSeed(type.Name));

    /// <summary>Whether an operation stands in UseSeeding, which runs under the migration lock (EF Core documentation, Data Seeding).</summary>
    public static bool Holds(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IInvocationOperation { TargetMethod.Name: "UseSeeding" or "UseAsyncSeeding" })
                return true;
        }

        return false;
    }

    private static bool IsNamedSeed(string name)
    {
        var at = name.IndexOf("Seed", StringComparison.Ordinal);
        return at >= 0 && !name.Substring(at + 4).StartsWith("s", StringComparison.Ordinal);
    }
}
