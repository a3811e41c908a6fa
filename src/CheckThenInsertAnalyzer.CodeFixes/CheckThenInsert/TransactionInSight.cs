using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>Whether a body runs in a transaction that it begins, is handed, or names: after a caught violation every command there fails, and a commit loses all rows (FACTS G1, G2).</summary>
internal static class TransactionInSight
{
    /// <summary>The answer for a body.</summary>
    public static bool Of(BodyUnderAnalysis body) =>
        body.Calls.Any(call => call is TransactionCall) || body.Operations.Any(operation => IsTransaction(operation.Type));

    private static bool IsTransaction(ITypeSymbol? type) =>
        type is { Name: var name } && (name.EndsWith("Transaction", StringComparison.Ordinal) || name == "TransactionScope");
}
