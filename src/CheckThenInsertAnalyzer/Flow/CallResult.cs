using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Follows the result of a call outwards, to what is made of it.</summary>
internal static class CallResult
{
    /// <summary>The outermost expression that is still the call's result: await, ConfigureAwait, Result and GetAwaiter().GetResult() round it, conversions, the null-forgiving operator.</summary>
    public static IOperation Waited(IOperation call)
    {
        while (call.Parent is { } parent && IsStillResult(parent, call))
            call = parent;
        return call;
    }

    /// <summary>
    /// Whether nothing is made of the result: the call stands as a statement, is discarded, or its task is returned as one that carries no result.
    /// </summary>
    public static bool IsDropped(IOperation call)
    {
        var waited = Waited(call);
        return waited.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IInvocationOperation { TargetMethod.Name: "Wait" } wait => wait.Instance == waited,
            IReturnOperation => waited.Type is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false },
            _ => false,
        };
    }

    /// <summary>Whether the type is that of a task which is not waited for yet, or of what ConfigureAwait and GetAwaiter make of it.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type?.Name is "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "TaskAwaiter" or "ValueTaskAwaiter";

    private static bool IsStillResult(IOperation parent, IOperation call) => parent switch
    {
        IAwaitOperation or IParenthesizedOperation or IConversionOperation => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "WaitAsync" } waiting => waiting.Instance == call,
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } } result => result.Instance == call,
        _ => false,
    };
}
