using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Tells from declarations alone whether code of a member can get at a context or set of EF Core by a name of its class or its parameters.</summary>
internal static class ContextReach
{
    /// <summary>Whether a parameter of the member, or a member or constructor parameter of its class or a base class, leads to one.</summary>
    public static bool IsWithin(ISymbol member, EntityFrameworkSymbols symbols)
    {
        if (member is IMethodSymbol method && method.Parameters.Any(parameter => LeadsToContext(parameter.Type, symbols)))
            return true;
        for (var type = member.ContainingType; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            if (symbols.IsContext(type) || type.GetMembers().Any(other => LeadsToContext(other, symbols)))
                return true;
        }

        return false;
    }

    private static bool LeadsToContext(ISymbol member, EntityFrameworkSymbols symbols) => member switch
    {
        IFieldSymbol field => LeadsToContext(field.Type, symbols),
        IPropertySymbol property => LeadsToContext(property.Type, symbols),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(parameter => LeadsToContext(parameter.Type, symbols)),
        _ => false,
    };

    /// <summary>A context, a set, or a type such as a unit of work that has one.</summary>
    private static bool LeadsToContext(ITypeSymbol type, EntityFrameworkSymbols symbols) =>
        IsContextOrSet(type, symbols)
        || (type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Interface } named
            && !IsOfPlatform(named)
            && named.GetMembers().Any(member => member is IPropertySymbol property && IsContextOrSet(property.Type, symbols)));

    /// <summary>Collections and services of the platform are everywhere and lead to no context; asking for their members would load them.</summary>
    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name is "System" or "Microsoft";
    }

    private static bool IsContextOrSet(ITypeSymbol type, EntityFrameworkSymbols symbols) => symbols.EntityOfSet(type) is not null || symbols.IsContext(type);
}
