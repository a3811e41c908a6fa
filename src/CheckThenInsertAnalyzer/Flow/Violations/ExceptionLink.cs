using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>One exception of the chain in which a unique violation arrives.</summary>
/// <param name="Name">The name of the most special type that it may have.</param>
/// <param name="Type">The type that it certainly has; null when the library that has it is not referenced.</param>
internal readonly record struct ExceptionLink(string Name, INamedTypeSymbol? Type)
{
    /// <summary>Whether the exception is of that type. Of a type that is not referenced, and of one that does not bind, it may be.</summary>
    public bool CanBe(ITypeSymbol asked)
    {
        if (asked.Name == Name || asked.TypeKind == TypeKind.Error || IsAnything(asked))
            return true;
        if (Type is null)
            return Name != "AggregateException";
        for (var type = Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, asked))
                return true;
        }

        return false;
    }

    private static bool IsAnything(ITypeSymbol asked) => asked.Name is "Exception" or "Object";
}
