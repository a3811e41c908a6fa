using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Looks through what does not change a value.</summary>
internal static class Unwrapping
{
    /// <summary>The outermost operation of the body that it stands in.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } outer)
            operation = outer;
        return operation;
    }

    /// <summary>The operation inside conversions and parentheses.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The call whose result a task carries: looks through await, ConfigureAwait, AsTask, Result, GetAwaiter().GetResult() and conversions.</summary>
    public static IOperation WithoutWaiting(this IOperation operation)
    {
        while (true)
        {
            operation = operation.WithoutConversions();
            var inner = operation switch
            {
                IAwaitOperation awaited => awaited.Operation,
                IInvocationOperation { Instance: { } instance, TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "WaitAsync" } => instance,
                IPropertyReferenceOperation { Instance: { } instance, Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } } => instance,
                _ => null,
            };
            if (inner is null)
                return operation;
            operation = inner;
        }
    }

    /// <summary>The operation without conversions; for what stands behind a question mark what stands before it.</summary>
    public static IOperation Accessed(this IOperation operation)
    {
        operation = operation.WithoutConversions();
        while (operation is IConditionalAccessInstanceOperation inside && AccessOf(inside) is { } access)
            operation = access.Operation.WithoutConversions();
        return operation;
    }

    private static IConditionalAccessOperation? AccessOf(IConditionalAccessInstanceOperation inside)
    {
        IOperation inner = inside;
        for (var outer = inside.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
                return access;
        }

        return null;
    }

    /// <summary>The argument of the parameter of that name; null when it is not given or the call does not bind.</summary>
    public static IOperation? Argument(this IInvocationOperation invocation, string parameter) => Find(invocation.Arguments, parameter);

    /// <summary>The argument of the parameter of that name; null when it is not given or the call does not bind.</summary>
    public static IOperation? Argument(this IObjectCreationOperation creation, string parameter) => Find(creation.Arguments, parameter);

    /// <summary>What an instance or extension method is called on; null for an ordinary static call or one that does not bind.</summary>
    public static IOperation? Receiver(this IInvocationOperation invocation)
    {
        if (invocation.Instance is { } instance)
            return instance;
        return invocation.TargetMethod is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters } ? invocation.Argument(parameters[0].Name) : null;
    }

    private static IOperation? Find(IEnumerable<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
                return argument.Value;
        }

        return null;
    }
}
