using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A method that a call may run.</summary>
/// <param name="Method">The method with the type arguments that the call gives it. Its parameters are the call's, place by place.</param>
internal sealed record Callee(IMethodSymbol Method)
{
    /// <summary>What a type parameter of the method, or of its class, stands for in this call.</summary>
    public ITypeSymbol Substitute(ITypeParameterSymbol parameter)
    {
        if (parameter.TypeParameterKind == TypeParameterKind.Method)
            return parameter.Ordinal < Method.TypeArguments.Length ? Method.TypeArguments[parameter.Ordinal] : parameter;
        for (INamedTypeSymbol? type = Method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, parameter.DeclaringType) && parameter.Ordinal < type.TypeArguments.Length)
                return type.TypeArguments[parameter.Ordinal];
        }

        return parameter;
    }
}
