using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>Whether a body runs in a transaction that it begins, is handed, or names: after a caught violation every command there fails, and a commit loses all rows (FACTS G1, G2).</summary>
internal static class TransactionInSight
{
    /// <summary>The answer for a body.</summary>
    public static bool Of(BodyUnderAnalysis body) =>
        body.Calls.Any(call => call is TransactionCall) || body.Operations.Any(operation => !IsNothing(operation) && IsTransaction(operation.Type));

    /// <summary>Dapper's parameter is null by default.</summary>
    private static bool IsNothing(IOperation operation) => operation is IDefaultValueOperation || operation.WithoutConversions().ConstantValue.HasValue;

    private static bool IsTransaction(ITypeSymbol? type) =>
        type is { Name: var name } && (name.EndsWith("Transaction", StringComparison.Ordinal) || name == "TransactionScope");
}
