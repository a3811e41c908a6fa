using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Npgsql's types.</summary>
/// <param name="PostgresException">What a violation arrives as.</param>
/// <param name="PostgresErrorCodes">The constants of SQLSTATEs; null in versions without it.</param>
internal sealed record NpgsqlSymbols(INamedTypeSymbol PostgresException, INamedTypeSymbol? PostgresErrorCodes)
{
    /// <summary>Null when Npgsql is not referenced.</summary>
    public static NpgsqlSymbols? Resolve(Compilation compilation) =>
        compilation.FindType("Npgsql.PostgresException") is { } exception
            ? new(exception, compilation.FindType("Npgsql.PostgresErrorCodes"))
            : null;
}
