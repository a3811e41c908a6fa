using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the methods with a body in sight that a call may run.</summary>
internal sealed class Callees(SourceIndex index, SourceProjects projects)
{
    /// <summary>An interface with more implementations says nothing about any of them.</summary>
    private const int MostImplementations = 8;

    /// <summary>The methods, as the call constructs them; empty when none is in sight.</summary>
    public ImmutableArray<Callee> Of(IInvocationOperation call, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.ReducedExtension))
            return ImmutableArray<Callee>.Empty;
        if (Handled(call, cancellation) is { IsEmpty: false } handlers)
            return handlers;
        if (method.ContainingType?.TypeKind == TypeKind.Interface)
            return Implementations(method, cancellation);
        return method is { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true } ? Overrides(method, cancellation) : Itself(method);
    }

    private ImmutableArray<Callee> Itself(IMethodSymbol method) =>
        projects.Know(method) ? ImmutableArray.Create(new Callee(method)) : ImmutableArray<Callee>.Empty;

    private ImmutableArray<Callee> Implementations(IMethodSymbol method, CancellationToken cancellation)
    {
        var implementations = ImmutableArray.CreateBuilder<Callee>();
        foreach (var type in TypesUnder(method.ContainingType, cancellation))
        {
            if (Construct(type, method.ContainingType) is not { } constructed || constructed.FindImplementationForInterfaceMember(method.ConstructedFrom) is not IMethodSymbol found)
                continue;
            var implementation = WithTypeArgumentsOf(method, found);
            if (projects.Know(implementation) && !implementations.Any(known => SymbolEqualityComparer.Default.Equals(known.Method, implementation)))
                implementations.Add(new Callee(implementation));
            if (implementations.Count > MostImplementations)
                return ImmutableArray<Callee>.Empty;
        }

        return implementations.ToImmutable();
    }

    private static IMethodSymbol WithTypeArgumentsOf(IMethodSymbol call, IMethodSymbol body) =>
        body.IsGenericMethod && body.Arity == call.Arity ? body.ConstructedFrom.Construct(call.TypeArguments, call.TypeArgumentNullableAnnotations) : body;

    private ImmutableArray<Callee> Overrides(IMethodSymbol method, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Callee>();
        if (!method.IsAbstract)
            found.AddRange(Itself(method));
        foreach (var declared in index.MethodsNamed(method.Name))
        {
            if (projects.SymbolOf(declared, cancellation) is not IMethodSymbol { IsOverride: true } candidate || !Overrides(candidate, method.OriginalDefinition))
                continue;
            found.Add(new Callee(WithTypeArgumentsOf(method, candidate)));
            if (found.Count > MostImplementations)
                return ImmutableArray<Callee>.Empty;
        }

        return found.ToImmutable();
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                return true;
        }

        return false;
    }

    /// <summary>The types in sight that name the interface, or a type that names it, in their base list.</summary>
    private IEnumerable<INamedTypeSymbol> TypesUnder(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var names = new Queue<(string Name, int Depth)>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { type.Name };
        names.Enqueue((type.Name, 0));
        while (names.Count > 0)
        {
            var (name, depth) = names.Dequeue();
            foreach (var declared in index.TypesDerivedFrom(name))
            {
                if (projects.SymbolOf(declared, cancellation) is not { } derived)
                    continue;
                if (derived is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })
                    yield return derived;
                if (depth < 3 && derived is { IsSealed: false } && seen.Add(derived.Name))
                    names.Enqueue((derived.Name, depth + 1));
            }
        }
    }

    /// <summary>The type with the type arguments that make it implement the interface as it is asked for; null when none do.</summary>
    private static INamedTypeSymbol? Construct(INamedTypeSymbol type, INamedTypeSymbol asked)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented, asked))
                return type;
            if (type.Arity == 0 || !SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, asked.OriginalDefinition))
                continue;
            var arguments = new ITypeSymbol[type.TypeParameters.Length];
            for (var i = 0; i < implemented.TypeArguments.Length; i++)
            {
                if (implemented.TypeArguments[i] is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type, Ordinal: var ordinal } && ordinal < arguments.Length)
                    arguments[ordinal] = asked.TypeArguments[i];
            }

            if (Array.TrueForAll(arguments, argument => argument is not null))
                return type.Construct(arguments);
        }

        return null;
    }

    /// <summary>A request that is sent to whoever handles it, as MediatR does: the method that takes the request's type first.</summary>
    private ImmutableArray<Callee> Handled(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!SentRequest.IsSender(call.TargetMethod.Name) || !(call.TargetMethod.IsAbstract || !projects.Know(call.TargetMethod)) || RequestOf(call) is not { } request)
            return ImmutableArray<Callee>.Empty;

        var found = ImmutableArray.CreateBuilder<Callee>();
        foreach (var declared in SentRequest.HandlerNames.SelectMany(index.MethodsNamed))
        {
            if (projects.NodeOf(declared, cancellation) is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] }
                && first.Type?.ToString().Contains(request.Name) == true
                && projects.SymbolOf(declared, cancellation) is IMethodSymbol { Parameters: [var parameter, ..] } handler
                && SymbolEqualityComparer.Default.Equals(parameter.Type, request))
                found.Add(new Callee(handler));
        }

        return found.Count == 1 ? found.ToImmutable() : ImmutableArray<Callee>.Empty;
    }

    private static INamedTypeSymbol? RequestOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 0 })?.Value is { } first
        && (first is IConversionOperation { OperatorMethod: null, Operand: var operand } ? operand : first).Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } type
            ? type
            : null;
}
