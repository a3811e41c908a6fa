using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>What a caller has for itself and gives to the method or to its class: a connection, a data source, a context or a connection string.</summary>
/// <param name="Setup">The statements that make it out of the local <c>connectionString</c>; empty for none.</param>
/// <param name="Argument">The expression that passes it.</param>
/// <param name="Context">The type of the context; null for the others.</param>
internal sealed record WitnessSession(string Setup, string Argument, INamedTypeSymbol? Context = null)
{
    /// <summary>The session for a parameter; null when the parameter is no session or one cannot be made.</summary>
    /// <param name="parameter">Of the method or of its class's constructor.</param>
    /// <param name="opens">Whether the method opens its connection itself.</param>
    /// <param name="compilation">The project that the test is for.</param>
    public static WitnessSession? Of(IParameterSymbol parameter, bool opens, Compilation compilation) => parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() switch
    {
        "Npgsql.NpgsqlConnection" or "System.Data.Common.DbConnection" or "System.Data.IDbConnection" => new(
            "await using var connection = new NpgsqlConnection(connectionString);" + (opens ? "" : "\nawait connection.OpenAsync();"),
            "connection"),
        "Npgsql.NpgsqlDataSource" or "System.Data.Common.DbDataSource" => new(
            "await using var dataSource = NpgsqlDataSource.Create(connectionString);",
            "dataSource"),
        "string" when parameter.Name.EndsWith("connectionString", StringComparison.OrdinalIgnoreCase) => new("", "connectionString"),
        _ => OfContext(parameter.Type, compilation),
    };

    private static WitnessSession? OfContext(ITypeSymbol type, Compilation compilation) =>
        type is INamedTypeSymbol { IsGenericType: false, IsAbstract: false } context
        && EntityFrameworkSymbols.Resolve(compilation) is { } symbols
        && symbols.IsContext(context)
        && !compilation.GetTypesByMetadataName("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions").IsEmpty
        && context.InstanceConstructors.Any(constructor => compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly) && TakesOptions(constructor))
            ? new($"await using var context = {NewContext(context)};", "context", context)
            : null;

    /// <summary>An expression that makes a context out of <c>connectionString</c>.</summary>
    private static string NewContext(INamedTypeSymbol context)
    {
        var name = context.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return $"new {name}(new DbContextOptionsBuilder<{name}>().UseNpgsql(connectionString).Options)";
    }

    private static bool TakesOptions(IMethodSymbol constructor) =>
        constructor.Parameters is [{ Type: INamedTypeSymbol { Name: "DbContextOptions", ContainingNamespace: var space } options }]
        && space.ToDisplayString() == "Microsoft.EntityFrameworkCore"
        && (options.TypeArguments.IsEmpty || SymbolEqualityComparer.Default.Equals(options.TypeArguments[0], constructor.ContainingType));
}
