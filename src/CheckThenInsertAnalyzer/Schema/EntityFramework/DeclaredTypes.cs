using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The types that an assembly declares, nested ones included.</summary>
internal static class DeclaredTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(IAssemblySymbol assembly)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current is INamedTypeSymbol type)
                yield return type;

            var inner = current is INamespaceSymbol space ? space.GetMembers() : current.GetTypeMembers().Cast<INamespaceOrTypeSymbol>();
            foreach (var member in inner)
                pending.Push(member);
        }
    }
}
