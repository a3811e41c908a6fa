using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The types of EF Core by which contexts, configuration classes and builders are recognised.</summary>
internal sealed record EntityFrameworkTypes(
    INamedTypeSymbol Context,
    INamedTypeSymbol Set,
    INamedTypeSymbol Configuration,
    INamedTypeSymbol ModelBuilder,
    INamedTypeSymbol GenericEntityBuilder)
{
    private static readonly string[] RootNamespace = ["Microsoft", "EntityFrameworkCore"];

    /// <summary>Null when the compilation does not reference EF Core.</summary>
    public static EntityFrameworkTypes? In(Compilation compilation)
    {
        return Find("DbContext") is { } context
            && Find("DbSet`1") is { } set
            && Find("IEntityTypeConfiguration`1") is { } configuration
            && Find("ModelBuilder") is { } modelBuilder
            && Find("Metadata.Builders.EntityTypeBuilder`1") is { } genericEntityBuilder
                ? new(context, set, configuration, modelBuilder, genericEntityBuilder)
                : null;

        INamedTypeSymbol? Find(string name) => compilation.FindType("Microsoft.EntityFrameworkCore." + name);
    }

    /// <summary>Whether the symbol is part of EF Core, of a provider or of an extension that joined its namespace.</summary>
    public static bool Owns(ISymbol symbol) => symbol.IsInOrBelow(RootNamespace);

    public bool IsContext(INamedTypeSymbol type) => type.SelfAndBases().Any(candidate => SymbolEqualityComparer.Default.Equals(candidate, Context));

    /// <summary>The entity type argument of an EntityTypeBuilder of T or of a class derived from it; null for any other type.</summary>
    public ITypeSymbol? BuiltEntity(ITypeSymbol? type) =>
        (type as INamedTypeSymbol)?.SelfAndBases().FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, GenericEntityBuilder))?.TypeArguments[0];

    /// <summary>Whether a value of this type lets the method that receives it configure the model.</summary>
    public bool IsBuilder(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
        && (SymbolEqualityComparer.Default.Equals(named, ModelBuilder) || (named.Name.EndsWith("Builder", StringComparison.Ordinal) && Owns(named)) || BuiltEntity(named) is not null);
}
