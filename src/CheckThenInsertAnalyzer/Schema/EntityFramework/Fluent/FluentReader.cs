using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Reads what one context, or a configuration class, says about the model: its methods and those of the source to which they hand a builder.
/// A condition round a call is not evaluated: what may be configured is taken as configured.
/// </summary>
internal sealed class FluentReader(
    Compilation compilation,
    EntityFrameworkTypes types,
    ConfigurationClasses configurations,
    ModelDraft model,
    Func<SyntaxTree, SemanticModel> semanticModels,
    CancellationToken cancellationToken)
{
    /// <summary>A configuration seldom goes deeper than context, module, class, base class, helper.</summary>
    private const int DeepestCall = 6;

    /// <summary>Keeps code whose helpers call each other in all combinations from taking all day.</summary>
    private const int MostBodies = 10_000;

    private readonly HashSet<INamedTypeSymbol> _attributed = new(SymbolEqualityComparer.Default);
    private int _bodies;

    public ModelDraft Model => model;

    public EntityFrameworkTypes Types => types;

    /// <summary>The class of that full name; null when there is none.</summary>
    public INamedTypeSymbol? FindType(string fullName) => compilation.FindApplicationType(fullName);

    /// <summary>Whether the method's source belongs to the compilation: in an editor that of another project is there too, but cannot be bound.</summary>
    public bool CanRead(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction || method.OriginalDefinition.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree));

    /// <summary>Reads the context: its sets, its conventions, its model.</summary>
    public void ReadContext(INamedTypeSymbol context)
    {
        foreach (var type in context.SelfAndBases())
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.Type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Class } entity] } set && SymbolEqualityComparer.Default.Equals(set.OriginalDefinition, types.Set))
                    model.AddSet(entity, property);
            }
        }

        ReadOverride(context, "ConfigureConventions");
        ReadOverride(context, "OnModelCreating");
        ReadAttributed();
    }

    /// <summary>Reads the Configure methods by which a class configures entities, as seen from a calling frame.</summary>
    public void ReadConfiguration(INamedTypeSymbol type, CallFrame? caller)
    {
        configurations.NoteApplied(type);
        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, types.Configuration)
                && implemented.GetMembers("Configure").FirstOrDefault() is { } configure
                && type.FindImplementationForInterfaceMember(configure) is IMethodSymbol implementation)
            {
                if (!CanRead(implementation) && implemented.TypeArguments is [INamedTypeSymbol configured])
                    model.Entity(configured).IsConfiguredElsewhere = true;

                ReadBody(new CallFrame(caller, Overriding(implementation, type), type));
            }
        }
    }

    /// <summary>ApplyConfiguration and ApplyConfigurationsFromAssembly.</summary>
    public void ReadApplied(IInvocationOperation call, CallFrame caller)
    {
        if (call.TargetMethod.Name == "ApplyConfiguration" && call.Arguments.LastOrDefault() is { Value: var configuration })
        {
            if (FluentArguments.Unwrap(configuration).Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
                ReadConfiguration(type, caller);
            else
                ReadAll(compilation.Assembly, caller);
        }
        else if (AssemblyOf(call) is { } assembly)
        {
            ReadAll(assembly, caller);
        }
    }

    /// <summary>Reads the configuration classes that [EntityTypeConfiguration] names on entities which have not been read.</summary>
    public void ReadAttributed()
    {
        foreach (var entity in model.Entities.ToArray())
        {
            if (entity.Type is not { } type || !_attributed.Add(type))
                continue;

            foreach (var attribute in type.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "EntityTypeConfigurationAttribute" } named && EntityFrameworkTypes.Owns(named) && ConfigurationOf(attribute) is { } configuration)
                    ReadConfiguration(configuration, caller: null);
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

    /// <summary>A context class of another assembly: that of Identity is known, that of EF Core says nothing, any other cannot be read.</summary>
    public void ReadBase(IMethodSymbol method)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, types.Context) && !IdentityModel.Configure(model, method.ContainingType))
            model.IsConfiguredElsewhere = true;
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

    private static INamedTypeSymbol? ConfigurationOf(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: INamedTypeSymbol named }, ..] ? named : attribute.AttributeClass?.TypeArguments.FirstOrDefault() as INamedTypeSymbol;

    private void ReadAll(IAssemblySymbol assembly, CallFrame caller)
    {
        foreach (var configuration in configurations.In(assembly))
            ReadConfiguration(configuration, caller);
    }

    /// <summary>The assembly that typeof(T).Assembly names; the compilation's own for any other expression, as GetExecutingAssembly() gives it.</summary>
    private IAssemblySymbol? AssemblyOf(IInvocationOperation call)
    {
        if (FluentArguments.Value(call, "assembly") is not { } value)
            return null;

        var named = FluentArguments.Unwrap(value) is IPropertyReferenceOperation { Instance: { } instance } ? FluentArguments.Unwrap(instance) as ITypeOfOperation : null;
        return named?.TypeOperand.ContainingAssembly ?? compilation.Assembly;
    }

    /// <summary>Reads the context's most derived override, which may stand in a generic base class.</summary>
    private void ReadOverride(INamedTypeSymbol context, string name)
    {
        if (types.Context.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is not { } declared)
            return;

        var method = Overriding(declared, context);
        if (CanRead(method))
            ReadBody(new CallFrame(caller: null, method, context));
        else
            ReadBase(method);
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
