using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows the function whose result a call gives: a retry or a transaction wrapper that is handed a <c>Func&lt;T&gt;</c> can get its T from nowhere else.</summary>
internal static class RunFunction
{
    /// <summary>The lambda or method that the call runs and whose result it returns; null for every other call.</summary>
    public static IOperation? Of(IInvocationOperation call)
    {
        if (call.TargetMethod.OriginalDefinition is not { IsGenericMethod: true } method || method.ReturnType.WithoutTask() is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } value)
            return null;

        IOperation? found = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { Ordinal: var ordinal } || ordinal >= method.Parameters.Length || !Gives(method.Parameters[ordinal].Type, value))
                continue;
            if (found is not null)
                return null;
            found = FunctionIn(argument.Value);
        }

        return found;
    }

    private static bool Gives(ITypeSymbol type, ITypeParameterSymbol value) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && SymbolEqualityComparer.Default.Equals(invoke.ReturnType.WithoutTask(), value);

    private static IOperation? FunctionIn(IOperation argument)
    {
        argument = argument.WithoutConversions();
        if (argument is IDelegateCreationOperation { Target: var target })
            argument = target;
        return argument is IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation or IMethodReferenceOperation ? argument : null;
    }
}
