using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The base types of System.Data that Npgsql's types derive from.</summary>
/// <param name="Command">The interface that every command implements.</param>
/// <param name="DbException">Declares SqlState (FACTS F1).</param>
/// <param name="DbBatch">Null before .NET 6.</param>
internal sealed record AdoNetSymbols(INamedTypeSymbol Command, INamedTypeSymbol DbException, INamedTypeSymbol? DbBatch)
{
    /// <summary>Null when System.Data is not referenced.</summary>
    public static AdoNetSymbols? Resolve(Compilation compilation) =>
        compilation.FindType("System.Data.IDbCommand") is { } command
        && compilation.FindType("System.Data.Common.DbException") is { } exception
            ? new(command, exception, compilation.FindType("System.Data.Common.DbBatch"))
            : null;

    /// <summary>Whether the type is a command of any provider.</summary>
    public bool IsCommand(ITypeSymbol? type) =>
        type is not null
        && (SymbolEqualityComparer.Default.Equals(type, Command) || type.AllInterfaces.Contains(Command, SymbolEqualityComparer.Default));

    /// <summary>Whether the type is a batch of any provider.</summary>
    public bool IsBatch(ITypeSymbol? type)
    {
        for (var current = type; current is not null && DbBatch is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, DbBatch))
                return true;
        }

        return false;
    }
}
