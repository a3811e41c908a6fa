using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer;

/// <summary>Finds library types by name, and tells by namespace whose a symbol is, without building display strings.</summary>
internal static class TypeLookup
{
    /// <summary>
    /// The type of a library that source code of this compilation means by that full metadata name; null when there is none. Only the assemblies that
    /// bear the library's name are searched, and referenced projects, which may hold a copy of it: hundreds of others are referenced, and a search
    /// through all of them costs more than most analyses.
    /// Two references may define the same name (a type copied into a library as internal, a library referenced twice): the compilation's own
    /// definition wins, as it does for the compiler, then the first one that is accessible.
    /// </summary>
    public static INamedTypeSymbol? FindType(this Compilation compilation, string fullMetadataName)
    {
        var library = LibraryOf(fullMetadataName);
        return compilation.FindType(fullMetadataName, assembly => IsPartOf(assembly, library) || !assembly.Locations.Any(location => location.IsInMetadata));
    }

    /// <summary>The type of the application or of a package that is none of the platform's; null when there is none.</summary>
    public static INamedTypeSymbol? FindApplicationType(this Compilation compilation, string fullMetadataName) =>
        compilation.FindType(fullMetadataName, assembly => !IsPartOf(assembly, "System") && !IsPartOf(assembly, "Microsoft"));

    private static INamedTypeSymbol? FindType(this Compilation compilation, string fullMetadataName, Func<IAssemblySymbol, bool> isSearched)
    {
        if (compilation.Assembly.GetTypeByMetadataName(fullMetadataName) is { } own)
            return own;

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (isSearched(assembly)
                && assembly.GetTypeByMetadataName(fullMetadataName) is { } found
                && compilation.IsSymbolAccessibleWithin(found, compilation.Assembly))
                return found;
        }

        return null;
    }

    /// <summary>How the names of a library's assemblies begin: with the first part of its namespaces, and the second where the first is the vendor's.</summary>
    private static string LibraryOf(string fullMetadataName)
    {
        var parts = fullMetadataName.Split('.');
        return parts[0] == "Microsoft" ? $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private static bool IsPartOf(IAssemblySymbol assembly, string library) =>
        assembly.Name.StartsWith(library, StringComparison.OrdinalIgnoreCase) || (library == "System" && (assembly.Name is "netstandard" or "mscorlib"));

    /// <summary>Whether the symbol stands in the namespace of these names (outermost first) or in one below it.</summary>
    public static bool IsInOrBelow(this ISymbol? symbol, params string[] namespaceNames)
    {
        var depth = 0;
        for (var outer = symbol?.ContainingNamespace; outer is { IsGlobalNamespace: false }; outer = outer.ContainingNamespace)
            depth++;

        if (depth < namespaceNames.Length)
            return false;

        var current = symbol!.ContainingNamespace;
        for (; depth > namespaceNames.Length; depth--)
            current = current.ContainingNamespace;

        for (var index = namespaceNames.Length - 1; index >= 0; index--, current = current.ContainingNamespace)
        {
            if (current.Name != namespaceNames[index])
                return false;
        }

        return true;
    }

    /// <summary>The type and its base classes, the type first; object is left out.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
            yield return current;
    }

    /// <summary>The property of that name, of the type or a base class; null when there is none.</summary>
    public static IPropertySymbol? PropertyNamed(this ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                return property;
        }

        return null;
    }

    /// <summary>The T of Task&lt;T&gt; and ValueTask&lt;T&gt;; any other type as it is.</summary>
    public static ITypeSymbol WithoutTask(this ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;

    /// <summary>The T of Nullable&lt;T&gt;; any other type as it is.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : type;
}
