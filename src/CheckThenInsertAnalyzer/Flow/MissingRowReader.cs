using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from how a statement's row is taken over what happens when there is none.</summary>
internal sealed class MissingRowReader(BodyUnderAnalysis body)
{
    /// <summary>The effect for a call that wants the rows of a RETURNING.</summary>
    public MissingRowEffect Of(DatabaseCall sent)
    {
        if (sent.Operation is not IInvocationOperation call || IsCaught(call))
            return MissingRowEffect.None;
        var name = call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) ? call.TargetMethod.Name.Substring(0, call.TargetMethod.Name.Length - 5) : call.TargetMethod.Name;
        return name switch
        {
            "QuerySingle" or "QueryFirst" => MissingRowEffect.Throws,
            "ExecuteScalar" when call.TargetMethod.TypeArguments is [var scalar] => IsNumberOrGuid(scalar) ? OfValue(call) : MissingRowEffect.None,
            "ExecuteScalar" => OfObject(call),
            "ExecuteReader" => OfReader(call),
            "Query" or "ToList" or "ToArray" => OfRows(call),
            "First" or "Single" or "Last" when call.TargetMethod.ContainingType.Name == "Enumerable" => MissingRowEffect.Throws,
            _ => MissingRowEffect.None,
        };
    }

    /// <summary>Whether a handler goes on after the exception that a missing row makes.</summary>
    private static bool IsCaught(IOperation call) => ViolationHandlers.TriesRound(call).Any(tried => tried.Catches.Any(clause =>
        clause.ExceptionType.Name is "InvalidOperationException" or "NullReferenceException" or "SystemException" or "Exception" or "Object"
        && !clause.Handler.Descendants().Any(part => part is IThrowOperation { Exception: null })));

    /// <summary>A bool says whether there was a row; of a class null says it.</summary>
    private static bool IsNumberOrGuid(ITypeSymbol type) =>
        type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T, SpecialType: not SpecialType.System_Boolean };

    /// <summary>A number that is 0 without a row.</summary>
    private MissingRowEffect OfValue(IOperation call)
    {
        var uses = UsesOf(call);
        if (uses.Count == 0 || uses.Exists(IsTested))
            return MissingRowEffect.None;
        return uses.Exists(use => use.Parent is not IReturnOperation && !IsResultOfLambda(use)) ? MissingRowEffect.UsesDefault : MissingRowEffect.ReturnsDefault;
    }

    private static bool IsResultOfLambda(IOperation use) => use.Parent is IExpressionStatementOperation { Parent.Parent: IAnonymousFunctionOperation };

    /// <summary>An object that is null without a row.</summary>
    private MissingRowEffect OfObject(IOperation call)
    {
        var uses = UsesOf(call);
        if (uses.Exists(IsTested))
            return MissingRowEffect.None;
        if (uses.Exists(use => (use is IConversionOperation && IsNumberOrGuid(use.Type!)) || use.Parent is IInvocationOperation { IsImplicit: false } called && called.Instance == use))
            return MissingRowEffect.DereferencesNull;
        return uses.Select(ConvertedFrom).OfType<IInvocationOperation>().FirstOrDefault() is { } converted ? OfValue(converted) : MissingRowEffect.None;
    }

    /// <summary><c>Convert.ToInt32(use)</c>, which makes 0 of null; null when the use is anything else.</summary>
    private static IInvocationOperation? ConvertedFrom(IOperation use) =>
        use.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ToInt32" or "ToInt64" or "ToInt16", ContainingType.Name: "Convert" } } conversion } ? conversion : null;

    /// <summary>A list that is empty without a row.</summary>
    private MissingRowEffect OfRows(IOperation call)
    {
        var uses = UsesOf(call);
        return uses.Count > 0 && uses.TrueForAll(TakesOne) ? MissingRowEffect.Throws : MissingRowEffect.None;
    }

    private static bool TakesOne(IOperation rows) => rows.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "First" or "Single" or "Last", ContainingType.Name: "Enumerable" } } } => true,
        IPropertyReferenceOperation { Property.IsIndexer: true } indexed => indexed.Instance == rows,
        IArrayElementReferenceOperation element => element.ArrayReference == rows,
        _ => false,
    };

    /// <summary>A reader whose first Read nobody asks: the value that is then taken is not there.</summary>
    private MissingRowEffect OfReader(IOperation call)
    {
        var uses = UsesOf(call);
        var reads = uses.Select(use => use.Parent).OfType<IInvocationOperation>().Where(method => method.TargetMethod.Name is "Read" or "ReadAsync").ToList();
        var takes = uses.Exists(use => use.Parent is IInvocationOperation { TargetMethod.Name: var name } && name.StartsWith("Get", StringComparison.Ordinal) || use.Parent is IPropertyReferenceOperation { Property.IsIndexer: true });
        var asks = uses.Exists(use => use.Parent is IPropertyReferenceOperation { Property.Name: "HasRows" } or IArgumentOperation);
        return takes && !asks && reads.Count > 0 && reads.TrueForAll(read => CallResult.IsDropped(read)) ? MissingRowEffect.Throws : MissingRowEffect.None;
    }

    /// <summary>Where the result is used: in place, or wherever the local is read that it is assigned to; empty when that cannot be told.</summary>
    private List<IOperation> UsesOf(IOperation call)
    {
        var waited = CallResult.Waited(call);
        if (CallResult.IsTask(waited.Type) || CallResult.IsDropped(call))
            return waited.Parent is IReturnOperation && !CallResult.IsDropped(call) ? [waited] : [];
        if (LocalAssignedFrom(waited) is not { } local)
            return [waited];
        return body.Locals.ValuesOf(local).Count == 1
            ? body.Operations.OfType<ILocalReferenceOperation>().Where(use => !use.IsDeclaration && SymbolEqualityComparer.Default.Equals(use.Local, local)).Select(CallResult.Waited).ToList()
            : [];
    }

    private static ILocalSymbol? LocalAssignedFrom(IOperation value) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } => declared,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var assigned } } => assigned,
        _ => null,
    };

    /// <summary>Whether the use asks what the value is.</summary>
    private static bool IsTested(IOperation use) => use.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } => true,
        IIsPatternOperation or IIsTypeOperation or ICoalesceOperation or IConditionalAccessOperation or ISwitchOperation or ISwitchExpressionOperation => true,
        IInvocationOperation { TargetMethod.Name: "Equals" or "CompareTo" } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equals" or "ReferenceEquals" } } => true,
        _ => use is IConversionOperation { IsTryCast: true },
    };
}
