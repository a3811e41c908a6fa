using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the calls of one method body in the order in which they take effect, and knows which part of the model each expression stands for.</summary>
internal sealed class FluentBody(FluentReader reader, CallFrame frame)
{
    private readonly Dictionary<IOperation, ConfiguredPart> _results = [];
    private readonly Dictionary<ISymbol, ConfiguredPart> _variables = new(SymbolEqualityComparer.Default);
    private readonly Stack<(IOperation Operation, bool IsEntered)> _pending = new();

    public CallFrame Frame => frame;

    public ModelDraft Model => reader.Model;

    public EntityFrameworkTypes Types => reader.Types;

    public FluentReader Reader => reader;

    public void Read(IOperation body)
    {
        NoteTests(body);
        _pending.Push((body, IsEntered: false));
        while (_pending.Count > 0)
        {
            var (operation, isEntered) = _pending.Pop();
            if (isEntered)
                ReadOne(operation);
            else
                Enter(operation);
        }
    }

    /// <summary>The part of the model that the expression stands for; null when it is none or cannot be told.</summary>
    public ConfiguredPart? PartOf(IOperation expression)
    {
        expression = FluentArguments.Unwrap(expression);
        var known = expression switch
        {
            IInvocationOperation when _results.TryGetValue(expression, out var result) => result,
            ILocalReferenceOperation { Local: var local } when _variables.TryGetValue(local, out var variable) => variable,
            IParameterReferenceOperation { Parameter: var parameter } => _variables.TryGetValue(parameter, out var bound) ? bound : frame.ArgumentFor(parameter)?.Part,
            IPropertyReferenceOperation { Property.Name: "Metadata", Instance: { } instance } => PartOf(instance),
            _ => null,
        };
        return known ?? (Types.BuiltEntity(expression.Type) is { } built && frame.Resolve(built) is INamedTypeSymbol { TypeKind: not TypeKind.Error } entity ? new ConfiguredEntity(Model.Entity(entity)) : null);
    }

    /// <summary>The type with which a test compares applies to the whole loop that it stands in, so it must be known before.</summary>
    private void NoteTests(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "IsAssignableFrom" or "IsAssignableTo" or "IsSubclassOf" } call)
            {
                foreach (var tested in call.Descendants().OfType<ITypeOfOperation>())
                    frame.NoteTest(tested.TypeOperand);
            }
        }
    }

    /// <summary>Operands come before the operation; a lambda passed to a call runs within it, so it comes after the call is known.</summary>
    private void Enter(IOperation operation)
    {
        if (operation is IInvocationOperation call)
        {
            foreach (var argument in call.Arguments.Reverse())
            {
                if (LambdaOf(argument) is { } lambda)
                    _pending.Push((lambda.Body, IsEntered: false));
            }

            _pending.Push((call, IsEntered: true));
            foreach (var argument in call.Arguments.Reverse())
            {
                if (LambdaOf(argument) is null)
                    _pending.Push((argument.Value, IsEntered: false));
            }

            if (call.Instance is { } instance)
                _pending.Push((instance, IsEntered: false));
            return;
        }

        _pending.Push((operation, IsEntered: true));
        foreach (var child in operation.ChildOperations.Reverse())
        {
            // A local function is read where it is called.
            if (child is not ILocalFunctionOperation)
                _pending.Push((child, IsEntered: false));
        }
    }

    private void ReadOne(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                Remember(declarator.Symbol, value);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value }:
                Remember(local, value);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property, Value: var value }:
                MetadataCalls.ReadAssignment(property, value, this);
                break;
            case IMethodReferenceOperation { Parent: IDelegateCreationOperation } reference:
                reader.Follow(reference.Method, reference.Instance, ImmutableArray<IArgumentOperation>.Empty, frame, PartOf);
                break;
            case IInvocationOperation call:
                ReadCall(call);
                break;
        }
    }

    private void Remember(ISymbol variable, IOperation value)
    {
        if (PartOf(value) is { } part)
            _variables[variable] = part;
        else
            _variables.Remove(variable);
    }

    private void ReadCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (reader.CanRead(method))
            reader.Follow(method, call.Instance, call.Arguments, frame, PartOf);
        else if (method.Name == "MakeGenericMethod")
            reader.FollowReflection(frame);
        else if (method.Name == "OnModelCreating")
            reader.ReadBase(method);
        else if (!EntityFrameworkTypes.Owns(method))
            NoteElsewhere(call);
        else if (method.Name is "ApplyConfiguration" or "ApplyConfigurationsFromAssembly")
            reader.ReadApplied(call, frame);

        var reading = FluentCalls.Read(call, this);
        if (reading.Result is { } part)
            _results[call] = part;
        if (reading.Inside is { } inside)
            BindLambdas(call, inside);
    }

    /// <summary>A method of another assembly that receives a builder or the model may do anything to what it stands for.</summary>
    private void NoteElsewhere(IInvocationOperation call)
    {
        // It adds entity types of its own and leaves the others alone.
        if (call.TargetMethod.IsInOrBelow("MassTransit"))
            return;

        foreach (var value in call.Arguments.Select(argument => argument.Value).Append(call.Instance))
        {
            if (value is null || FluentArguments.Unwrap(value) is not { Type: { } type })
                continue;

            if (SymbolEqualityComparer.Default.Equals(type, Types.ModelBuilder) || type.Name is "IMutableModel" or "IMutableEntityType")
                Model.IsConfiguredElsewhere = true;
            else if (Types.IsBuilder(type) && PartOf(value) is ConfiguredEntity { Entity: var entity })
                entity.IsConfiguredElsewhere = true;
        }
    }

    private void BindLambdas(IInvocationOperation call, ConfiguredPart part)
    {
        foreach (var argument in call.Arguments)
        {
            if (LambdaOf(argument) is { } lambda)
            {
                foreach (var parameter in lambda.Symbol.Parameters)
                    _variables[parameter] = part;
            }
        }
    }

    private static IAnonymousFunctionOperation? LambdaOf(IArgumentOperation argument) => FluentArguments.Lambda(argument.Value);
}
