using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The configuration classes of assemblies, and which of them a context of the source applies.</summary>
internal sealed class ConfigurationClasses(EntityFrameworkTypes types)
{
    private readonly Dictionary<IAssemblySymbol, IReadOnlyList<INamedTypeSymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _applied = new(SymbolEqualityComparer.Default);

    /// <summary>The classes of the assembly that EF Core can make an instance of, in the order in which it applies them.</summary>
    public IReadOnlyList<INamedTypeSymbol> In(IAssemblySymbol assembly)
    {
        if (!_known.TryGetValue(assembly, out var found))
        {
            found = DeclaredTypes.Of(assembly).Where(IsConfiguration).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal).ToList();
            _known.Add(assembly, found);
        }

        return found;
    }

    public void NoteApplied(INamedTypeSymbol type) => _applied.Add(type.OriginalDefinition);

    public bool IsApplied(INamedTypeSymbol type) => _applied.Contains(type.OriginalDefinition);

    private bool IsConfiguration(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsGenericType: false }
        && type.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, types.Configuration));
}
