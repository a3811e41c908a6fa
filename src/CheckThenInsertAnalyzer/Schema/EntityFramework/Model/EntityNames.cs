using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What EF Core calls entity types.</summary>
internal static class EntityNames
{
    /// <summary>C#'s own words for types, as in IdentityUser&lt;int&gt;.</summary>
    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The short name of a class; of a constructed class with its type arguments.</summary>
    public static string Of(INamedTypeSymbol type) => type.IsGenericType ? type.ToDisplayString(Short) : type.Name;

    /// <summary>The name by which entity types are sorted: that of the class with its namespace and outer classes, or that of the owner and the navigation.</summary>
    public static string Sorted(EntityDraft entity)
    {
        if (entity.Container is { } container)
            return Sorted(container) + "." + entity.Navigation + "#" + entity.Name;

        return entity.IsShared || entity.Type is null ? entity.Name : Full(entity.Type);
    }

    private static string Full(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return Full(outer) + "+" + type.MetadataName;

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }
}
