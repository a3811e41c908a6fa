using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Dapper's types (FACTS I11).</summary>
/// <param name="SqlMapper">The static class of the extension methods.</param>
/// <param name="CommandDefinition">The struct that carries text and parameters; null in versions without it.</param>
internal sealed record DapperSymbols(INamedTypeSymbol SqlMapper, INamedTypeSymbol? CommandDefinition)
{
    /// <summary>Null when Dapper is not referenced.</summary>
    public static DapperSymbols? Resolve(Compilation compilation) =>
        compilation.FindType("Dapper.SqlMapper") is { } mapper ? new(mapper, compilation.FindType("Dapper.CommandDefinition")) : null;
}
