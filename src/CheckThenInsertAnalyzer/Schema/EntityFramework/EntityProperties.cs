using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The properties of an entity class as EF's conventions see them.</summary>
internal static class EntityProperties
{
    /// <summary>Instance properties with a getter, of the class and its bases, the class's own first; an overridden or hidden one is left out.</summary>
    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol entity)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in entity.SelfAndBases())
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } property && seen.Add(property.Name))
                    yield return property;
            }
        }
    }

    /// <summary>Convention maps public properties that can be set (EF Core documentation, Modeling, Entity properties).</summary>
    public static bool IsMappedByConvention(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, SetMethod: not null };

    /// <summary>Whether the type is that of a reference to another entity: a class which is not a string, an array or a collection.</summary>
    public static bool IsNavigation(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } && !IsCollection(type);

    /// <summary>Whether the type can be enumerated, apart from string.</summary>
    public static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && (type.TypeKind == TypeKind.Array
            || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable));

    /// <summary>Whether the type is one for which Npgsql makes an identity column by convention: int, long or short, nullable or not.</summary>
    public static bool IsIdentityInteger(ITypeSymbol type) =>
        WithoutNullable(type).SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16;

    /// <summary>Whether a column of this type accepts NULL when nothing else is said; a reference type without annotation does.</summary>
    public static bool IsNullable(ITypeSymbol type) =>
        type.IsValueType ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T : type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    private static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : type;
}
