using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The properties of an entity class as EF's conventions see them.</summary>
internal static class EntityProperties
{
    private static readonly string[] Annotations = ["System", "ComponentModel", "DataAnnotations"];

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
    public static bool IsMappedByConvention(IPropertySymbol property) => IsPublic(property) && IsSettable(property);

    /// <summary>Whether convention takes the property for one that leads to other entities: a class that is no column, or a collection of such; a collection needs no setter.</summary>
    public static bool IsNavigation(IPropertySymbol property)
    {
        if (!IsPublic(property) || ClrTypes.IsColumn(property.Type))
            return false;

        var element = ClrTypes.Element(property.Type);
        var target = element ?? property.Type;
        return target is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } && (element is not null || IsSettable(property));
    }

    /// <summary>Whether [NotMapped] leaves the member or class out.</summary>
    public static bool IsNotMapped(ISymbol symbol) => HasAnnotation(symbol, "NotMappedAttribute");

    /// <summary>Whether the symbol has the attribute of System.ComponentModel.DataAnnotations.</summary>
    public static bool HasAnnotation(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name && attribute.AttributeClass.IsInOrBelow(Annotations));

    /// <summary>Whether the class has the attribute of EF Core, itself or by a base class.</summary>
    public static bool HasEntityFrameworkAttribute(INamedTypeSymbol type, string name) =>
        type.SelfAndBases().Any(candidate => candidate.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name && EntityFrameworkTypes.Owns(attribute.AttributeClass)));

    private static bool IsPublic(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };

    /// <summary>An override may leave out the setter that its base has.</summary>
    private static bool IsSettable(IPropertySymbol? property)
    {
        for (; property is not null; property = property.OverriddenProperty)
        {
            if (property.SetMethod is not null)
                return true;
        }

        return false;
    }
}
