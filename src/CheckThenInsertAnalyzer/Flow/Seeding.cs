using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows seeding that runs alone (CATALOGUE §2b 7).</summary>
internal static class Seeding
{
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
}
