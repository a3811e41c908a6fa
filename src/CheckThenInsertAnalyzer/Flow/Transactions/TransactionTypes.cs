using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells transactions and connections from other objects. The types are those of System.Data and EF Core, and what implements them.</summary>
internal static class TransactionTypes
{
    /// <summary>Whether a value of the type is a transaction.</summary>
    public static bool IsTransaction(ITypeSymbol? type) => Is(type, "IDbTransaction") || IsOfContext(type);

    /// <summary>Whether a value of the type is a transaction of EF Core's.</summary>
    public static bool IsOfContext(ITypeSymbol? type) => Is(type, "IDbContextTransaction");

    /// <summary>Whether a value of the type is a connection.</summary>
    public static bool IsConnection(ITypeSymbol? type) => Is(type, "IDbConnection");

    /// <summary>Whether a value of the type is a TransactionScope.</summary>
    public static bool IsScope(ITypeSymbol? type) => type is { Name: "TransactionScope", ContainingNamespace: { Name: "Transactions", ContainingNamespace.Name: "System" } };

    /// <summary>Whether a value of the type is the <c>Database</c> of a context.</summary>
    public static bool IsFacade(ITypeSymbol? type) => type is { Name: "DatabaseFacade" };

    private static bool Is(ITypeSymbol? type, string name) => type is not null && (type.Name == name || type.AllInterfaces.Any(implemented => implemented.Name == name));
}
