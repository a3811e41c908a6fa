using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A method that an option names, as <c>Type.Method</c> or <c>Namespace.Type.Method(argument)</c>.</summary>
/// <param name="Type">The name of the type that declares it, innermost last: at least one name. Namespaces before it may be left out.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Arguments">The parameters that the option speaks of, by name; empty when it names none.</param>
internal sealed record NamedMethod(ImmutableArray<string> Type, string Method, ImmutableArray<string> Arguments)
{
    /// <summary>Whether that is the method: it has the name, and its type, or one that this type derives from or implements, has the type's.</summary>
    public bool IsMethod(IMethodSymbol method)
    {
        if (method.Name != Method || method.ContainingType is not { } type)
            return false;
        return type.SelfAndBases().Any(IsType) || type.AllInterfaces.Any(IsType);
    }

    private bool IsType(INamedTypeSymbol type)
    {
        ISymbol current = type;
        for (var index = Type.Length - 1; index >= 0; index--, current = current.ContainingSymbol)
        {
            if (current is not INamespaceOrTypeSymbol { Name: var name } || name != Type[index])
                return false;
        }

        return true;
    }
}
