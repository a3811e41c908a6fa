using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The key of an entity as its class alone tells it.</summary>
internal static class ConventionalKey
{
    /// <summary>The property that EF takes for the key when nothing else is said (EF Core documentation, Keys); null when the class has none.</summary>
    public static IPropertySymbol? Of(INamedTypeSymbol entity)
    {
        for (var type = entity; type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "KeyAttribute")
                    || string.Equals(property.Name, "Id", StringComparison.OrdinalIgnoreCase)
                    || string.Equals(property.Name, entity.Name + "Id", StringComparison.OrdinalIgnoreCase))
                    return property;
            }
        }

        return null;
    }

    /// <summary>The key's properties in order when there are so many of them; null when the class does not tell.</summary>
    public static IReadOnlyList<string>? Of(INamedTypeSymbol entity, int count)
    {
        if (count == 1)
            return Of(entity) is { Name: var name } ? [name] : null;
        var named = entity.SelfAndBases()
            .SelectMany(type => type.GetAttributes())
            .Where(attribute => attribute.AttributeClass?.Name == "PrimaryKeyAttribute")
            .SelectMany(attribute => attribute.ConstructorArguments)
            .SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.AsEnumerable() : [argument])
            .Select(argument => argument.Value as string)
            .OfType<string>()
            .ToList();
        return named.Count == count ? named : null;
    }
}
