using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Finds the classes of a compilation that configure the EF model and reads their methods and the methods to which these hand a builder.
/// A condition round a call is not evaluated: what may be configured is taken as configured.
/// </summary>
internal sealed class FluentReader(
    Compilation compilation,
    EntityFrameworkTypes types,
    Func<SyntaxTree, SemanticModel> semanticModels,
    CancellationToken cancellationToken)
{
    /// <summary>A configuration seldom goes deeper than context, module, class, base class, helper.</summary>
    private const int DeepestCall = 6;

    /// <summary>Keeps code whose helpers call each other in all combinations from taking all day.</summary>
    private const int MostBodies = 10_000;

    private readonly FluentModel _model = new();
    private int _bodies;

    public FluentModel Model => _model;

    public EntityFrameworkTypes Types => types;

    /// <summary>Reads every context and configuration class of the compilation's own assembly.</summary>
    public FluentModel Read()
    {
        var contexts = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var type in DeclaredTypes.Of(compilation.Assembly))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
                continue;

            if (types.IsContext(type))
                contexts.Add(type);
            else if (type is { IsAbstract: false, IsGenericType: false })
                ReadConfiguration(type, caller: null);
        }

        foreach (var context in contexts)
            ReadContext(context);

        return _model;
    }

    /// <summary>Reads the Configure methods by which a class configures entities, as seen from a calling frame.</summary>
    public void ReadConfiguration(INamedTypeSymbol type, CallFrame? caller)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, types.Configuration)
                && implemented.GetMembers("Configure").FirstOrDefault() is { } configure
                && type.FindImplementationForInterfaceMember(configure) is IMethodSymbol implementation)
            {
                ReadBody(new CallFrame(caller, Overriding(implementation, type), type));
            }
        }
    }

    /// <summary>Reads the body of the frame's method where it is source of this compilation and neither recursive nor too deep.</summary>
    public void ReadBody(CallFrame frame)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (frame.Depth > DeepestCall || ++_bodies > MostBodies)
            return;

        var definition = frame.Method.OriginalDefinition;
        foreach (var reference in (definition.PartialImplementationPart ?? definition).DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && semanticModels(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellationToken), cancellationToken) is { } body)
            {
                new FluentBody(this, frame).Read(body);
            }
        }
    }

    /// <summary>Follows a call to a method of the source that receives a builder or is local, with what the caller passes.</summary>
    public void Follow(IMethodSymbol called, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, CallFrame caller, Func<IOperation, ConfiguredPart?> partOf)
    {
        // The receiver is a builder where the method stands in an extension block, whose parameter is not one of the method's.
        if (called.MethodKind != MethodKind.LocalFunction && !called.Parameters.Any(parameter => types.IsBuilder(parameter.Type)) && !types.IsBuilder(instance?.Type))
            return;

        var receiver = instance is IInstanceReferenceOperation ? caller.Receiver : instance?.Type as INamedTypeSymbol;
        var target = IsVirtualOn(instance, called) && receiver is not null ? Overriding(called, receiver) : called;
        if (caller.IsReading(target))
            return;

        var frame = new CallFrame(caller, target, receiver);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter)
                frame.Bind(parameter.Ordinal, new(argument.Value, caller, partOf(argument.Value)));
        }

        ReadBody(frame);
    }

    /// <summary>A method made generic by reflection is one of the caller's class; what its type parameter stands for is not known, only its constraints are.</summary>
    public void FollowReflection(CallFrame caller)
    {
        foreach (var candidate in caller.Method.ContainingType.GetMembers().OfType<IMethodSymbol>())
        {
            if (candidate.IsGenericMethod && candidate.Parameters.Any(parameter => types.IsBuilder(parameter.Type)) && !caller.IsReading(candidate))
                ReadBody(new CallFrame(caller, candidate, caller.Receiver));
        }
    }

    private void ReadContext(INamedTypeSymbol context)
    {
        foreach (var type in context.SelfAndBases())
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.Type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol entity] } set && SymbolEqualityComparer.Default.Equals(set.OriginalDefinition, types.Set))
                    _model.AddSet(entity, property);
            }
        }

        // A base context in the source is read by its own right; its generic definition again by way of the base call, with what T stands for.
        if (context.GetMembers("OnModelCreating").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride) is { } creating)
            ReadBody(new CallFrame(caller: null, creating, context));
        else if (context.BaseType is { IsGenericType: true } generic && Overriding(types.Context.GetMembers("OnModelCreating").OfType<IMethodSymbol>().FirstOrDefault(), generic) is { } inherited)
            ReadBody(new CallFrame(caller: null, inherited, context));
    }

    private static bool IsVirtualOn(IOperation? instance, IMethodSymbol called) =>
        (called.IsVirtual || called.IsAbstract || called.IsOverride)
        && instance?.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax;

    /// <summary>The most derived override of the method in a class.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(method))]
    private static IMethodSymbol? Overriding(IMethodSymbol? method, INamedTypeSymbol type)
    {
        if (method is null)
            return null;

        foreach (var declaring in type.SelfAndBases())
        {
            foreach (var candidate in declaring.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (Overrides(candidate, method))
                    return method.IsGenericMethod ? candidate.Construct(method.TypeArguments.ToArray()) : candidate;
            }
        }

        return method;
    }

    private static bool Overrides(IMethodSymbol? candidate, IMethodSymbol method)
    {
        for (; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }
}
