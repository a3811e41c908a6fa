using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the calls of one method body in the order in which they are evaluated, and knows which part of the model each expression stands for.</summary>
internal sealed class FluentBody(FluentReader reader, CallFrame frame)
{
    private readonly Dictionary<IOperation, ConfiguredPart> _results = [];
    private readonly Dictionary<ISymbol, ConfiguredPart> _variables = new(SymbolEqualityComparer.Default);

    public CallFrame Frame => frame;

    public FluentModel Model => reader.Model;

    public EntityFrameworkTypes Types => reader.Types;

    public void Read(IOperation body)
    {
        var operations = OutermostFirst(body);
        foreach (var operation in operations)
        {
            if (operation is IInvocationOperation call)
                Prepare(call);
        }

        for (var index = operations.Count - 1; index >= 0; index--)
            ReadOne(operations[index]);
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
            _ => null,
        };
        return known ?? (Types.BuiltEntity(expression.Type) is { } built && frame.Resolve(built) is INamedTypeSymbol entity ? new ConfiguredEntity(entity) : null);
    }

    /// <summary>Lambdas are read before the call that receives them, so their parameters and the tests round them must be known by then.</summary>
    private void Prepare(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "IsAssignableFrom" or "IsAssignableTo" or "IsSubclassOf")
        {
            foreach (var tested in call.Descendants().OfType<ITypeOfOperation>())
                frame.NoteTest(tested.TypeOperand);
        }
        else if (FluentCalls.EntityNamedByType(call) is { } entity && call.Descendants().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { } lambda)
        {
            foreach (var parameter in lambda.Symbol.Parameters)
                _variables[parameter] = new ConfiguredEntity(entity);
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
        if (!method.DeclaringSyntaxReferences.IsEmpty)
            reader.Follow(method, call.Instance, call.Arguments, frame, PartOf);
        else if (method.Name == "MakeGenericMethod")
            reader.FollowReflection(frame);
        else if (!EntityFrameworkTypes.Owns(method))
            return;
        else if (method.Name == "ApplyConfiguration")
            ReadGenericConfiguration(call);

        if (FluentCalls.Read(call, this) is { } part)
            _results[call] = part;
    }

    /// <summary>A generic configuration class is configured only for the type arguments with which it is applied; the others are read anyway.</summary>
    private void ReadGenericConfiguration(IInvocationOperation call)
    {
        if (call.Arguments is [{ Value: var configuration }] && FluentArguments.Unwrap(configuration).Type is INamedTypeSymbol { IsGenericType: true, TypeKind: TypeKind.Class } type)
            reader.ReadConfiguration(type, frame);
    }

    /// <summary>All operations, each before its children and later children before earlier ones; read backwards this is the order of evaluation.</summary>
    private static List<IOperation> OutermostFirst(IOperation body)
    {
        var order = new List<IOperation>();
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            order.Add(current);
            foreach (var child in current.ChildOperations)
            {
                // A local function is read where it is called.
                if (child is not ILocalFunctionOperation)
                    pending.Push(child);
            }
        }

        return order;
    }
}
