using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Follows the task or the lazy sequence that a call gives to where its exception is thrown.</summary>
internal static class AwaitedPlace
{
    /// <summary>The operation that throws, null when it is one of the caller's, and whether it wraps what it throws as Wait and Result do.</summary>
    public static (IOperation? Place, bool IsWaitedFor) Of(IOperation call)
    {
        if (!CallResult.IsTask(call.Type) && !IsLazy(call))
            return (call, false);
        var operation = call;
        while (operation.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" or "WithCancellation" } carried when carried.Instance == operation:
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WithCancellation" } }:
                    operation = parent;
                    continue;
                case IInvocationOperation { TargetMethod: { Name: "Wait", ContainingType.Name: "Task" } } wait when wait.Instance == operation:
                case IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } }:
                    return (call, true);
                case IReturnOperation { Kind: OperationKind.Return } when IsReturnOfBody(parent):
                    return (null, false);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when AwaitOf(local, call) is { } later:
                    return (later, false);
                default:
                    return (call, false);
            }
        }

        return (call, false);
    }

    /// <summary>Dapper's unbuffered rows, which are asked for one by one (FACTS F5).</summary>
    private static bool IsLazy(IOperation call) => call is IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "SqlMapper" } } query
        && (name == "QueryUnbufferedAsync" || (name == "Query" && query.Argument("buffered") is { ConstantValue: { HasValue: true, Value: false } }));

    /// <summary>Whether it is the method that returns the task, and not a lambda in it.</summary>
    private static bool IsReturnOfBody(IOperation returned)
    {
        for (var outer = returned.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        return true;
    }

    /// <summary>The only use of the local, when it is an await or a loop.</summary>
    private static IOperation? AwaitOf(ILocalSymbol local, IOperation call)
    {
        var uses = call.Root().Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).Take(2).ToList();
        if (uses is not [IOperation use])
            return null;
        while (use.Parent is IConversionOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } })
            use = use.Parent;
        return use.Parent is IAwaitOperation or IForEachLoopOperation ? use.Parent : null;
    }
}
