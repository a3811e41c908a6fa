using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads which variable an operation gives which value.</summary>
internal static class AssignedVariable
{
    /// <summary>The variable and its value; null when the operation assigns none, or something that is no expression.</summary>
    public static (ISymbol Variable, IOperation Value)? Of(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer => (declarator.Symbol, initializer.Value),
        ISimpleAssignmentOperation assignment when SymbolOf(assignment.Target) is { } symbol => (symbol, assignment.Value),
        ICoalesceAssignmentOperation assignment when SymbolOf(assignment.Target) is { } symbol => (symbol, assignment.Value),
        IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern when InputOf(pattern) is { } input => (declared, input),
        IRecursivePatternOperation { DeclaredSymbol: { } declared } pattern when InputOf(pattern) is { } input => (declared, input),
        // What TryGetValue looks for in rows that have been read.
        IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: var filled, Parent: IInvocationOperation { TargetMethod.Name: "TryGetValue" } search } when SymbolOf(filled) is { } symbol => (symbol, search),
        _ => null,
    };

    /// <summary>The variable that is declared with what a call gives, once it is waited for, or is assigned it; null when there is none.</summary>
    public static ISymbol? OfResult(IOperation call) => CallResult.Waited(call).Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
        ISimpleAssignmentOperation assignment => SymbolOf(assignment.Target),
        _ => null,
    };

    /// <summary>The local, parameter, or member of the body's own object that an expression is; null for any other.</summary>
    public static ISymbol? SymbolOf(IOperation expression) => expression.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } => declared.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Property: { IsIndexer: false } property } => property,
        _ => null,
    };

    /// <summary>The value that a pattern is matched against; null for a pattern of a part of it.</summary>
    private static IOperation? InputOf(IOperation pattern)
    {
        while (pattern.Parent is INegatedPatternOperation or IBinaryPatternOperation)
            pattern = pattern.Parent;
        return pattern.Parent switch
        {
            IIsPatternOperation test => test.Value,
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
            _ => null,
        };
    }
}
