using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One call on the way from a context or configuration class to the method being read: what its type parameters and parameters stand for.</summary>
/// <param name="caller">The frame of the calling method; null for an entry point.</param>
/// <param name="method">The called method, constructed with the caller's type arguments.</param>
/// <param name="receiver">The class whose overrides virtual calls reach; null when it is not known.</param>
internal sealed class CallFrame(CallFrame? caller, IMethodSymbol method, INamedTypeSymbol? receiver)
{
    private readonly Dictionary<int, Argument> _arguments = [];
    private readonly List<ITypeSymbol> _testedTypes = [];

    public IMethodSymbol Method { get; } = method;

    public INamedTypeSymbol? Receiver { get; } = receiver;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>The types with which the method, or else its caller, compares the CLR types of entities (typeof(T).IsAssignableFrom and its kin).</summary>
    public IReadOnlyList<ITypeSymbol> TestedTypes => _testedTypes.Count > 0 || Caller is null ? _testedTypes : Caller.TestedTypes;

    private CallFrame? Caller { get; } = caller;

    /// <summary>What the caller passed for a parameter, to be understood in the caller's frame.</summary>
    public sealed record Argument(IOperation Value, CallFrame Frame, ConfiguredPart? Part);

    public void NoteTest(ITypeSymbol type) => _testedTypes.Add(type);

    public void Bind(int ordinal, Argument argument) => _arguments[ordinal] = argument;

    /// <summary>What was passed for the parameter; null for a parameter of a lambda or of an entry point.</summary>
    public Argument? ArgumentFor(IParameterSymbol parameter)
    {
        if (IsMethod(parameter.ContainingSymbol))
            return _arguments.TryGetValue(parameter.Ordinal, out var argument) ? argument : null;

        return SeesOuterMethod ? Caller!.ArgumentFor(parameter) : null;
    }

    /// <summary>The type that a type parameter stands for here; any other type, and a type parameter of which it is not known, as it is.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } generic)
            return ResolveArguments(generic);
        if (type is not ITypeParameterSymbol parameter)
            return type;

        if (parameter.DeclaringMethod is { } declaringMethod)
            return IsMethod(declaringMethod) ? InCaller(Method.TypeArguments[parameter.Ordinal]) : SeesOuterMethod ? Caller!.Resolve(type) : type;

        for (var declaring = Method.ContainingType; declaring is not null; declaring = declaring.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(declaring.OriginalDefinition, parameter.DeclaringType))
                return InCaller(declaring.TypeArguments[parameter.Ordinal]);
        }

        return type;
    }

    private INamedTypeSymbol ResolveArguments(INamedTypeSymbol generic)
    {
        var arguments = generic.TypeArguments.Select(Resolve).ToArray();
        return arguments.SequenceEqual(generic.TypeArguments, SymbolEqualityComparer.IncludeNullability) ? generic : generic.ConstructedFrom.Construct(arguments);
    }

    /// <summary>Whether the method is being read already, here or further out.</summary>
    public bool IsReading(IMethodSymbol candidate)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (frame.IsMethod(candidate))
                return true;
        }

        return false;
    }

    /// <summary>A local function uses what belongs to the method round it.</summary>
    private bool SeesOuterMethod => Method.MethodKind == MethodKind.LocalFunction && Caller is not null;

    private ITypeSymbol InCaller(ITypeSymbol type) => Caller?.Resolve(type) ?? type;

    /// <summary>
    /// Methods are compared and their parameters told by position: two semantic models of a file have equal symbols for a local function,
    /// but not for its parameters.
    /// </summary>
    private bool IsMethod(ISymbol candidate) => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, Method.OriginalDefinition);
}
