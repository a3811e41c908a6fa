using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One call on the way from a context or configuration class to the method being read: what its type parameters and parameters stand for.</summary>
/// <param name="caller">The frame of the calling method; null for an entry point.</param>
/// <param name="method">The called method, constructed with the caller's type arguments.</param>
/// <param name="receiver">The class whose overrides virtual calls reach; null when it is not known.</param>
internal sealed class CallFrame(CallFrame? caller, IMethodSymbol method, INamedTypeSymbol? receiver)
{
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> typeArguments = TypeArguments(caller, method);
    private readonly Dictionary<IParameterSymbol, Argument> arguments = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method { get; } = method;

    public INamedTypeSymbol? Receiver { get; } = receiver;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>What the caller passed for a parameter, to be understood in the caller's frame.</summary>
    public sealed record Argument(IOperation Value, CallFrame Frame, ConfiguredPart? Part);

    public void Bind(IParameterSymbol parameter, Argument argument) => arguments[parameter.OriginalDefinition] = argument;

    public Argument? ArgumentFor(IParameterSymbol parameter) => arguments.TryGetValue(parameter.OriginalDefinition, out var argument) ? argument : null;

    /// <summary>The type that a type parameter stands for here; any other type as it is.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) =>
        type is ITypeParameterSymbol parameter && typeArguments.TryGetValue(parameter, out var argument) ? argument : type;

    /// <summary>Whether the method is being read already, here or further out.</summary>
    public bool IsReading(IMethodSymbol candidate)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, candidate.OriginalDefinition))
                return true;
        }

        return false;
    }

    private CallFrame? Caller { get; } = caller;

    private static Dictionary<ITypeParameterSymbol, ITypeSymbol> TypeArguments(CallFrame? caller, IMethodSymbol method)
    {
        var map = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        Add(method.OriginalDefinition.TypeParameters, method.TypeArguments);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            Add(type.OriginalDefinition.TypeParameters, type.TypeArguments);

        return map;

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> types)
        {
            for (var index = 0; index < parameters.Count && index < types.Count; index++)
                map[parameters[index]] = caller?.Resolve(types[index]) ?? types[index];
        }
    }
}
