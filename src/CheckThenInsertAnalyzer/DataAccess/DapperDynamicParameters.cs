using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads what a body adds to a local <c>DynamicParameters</c> before it hands it over.</summary>
internal static class DapperDynamicParameters
{
    /// <summary>The parameters at a call; null when the value is no local <c>DynamicParameters</c>.</summary>
    public static ISqlParameters? At(IInvocationOperation call, IOperation? parameters, IEnumerable<IOperation> body)
    {
        if (parameters?.WithoutConversions() is not ILocalReferenceOperation { Type.Name: "DynamicParameters", Local: var local })
            return null;

        var added = new CommandParameters();
        foreach (var operation in body)
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var owner } } add
                && add.Syntax.SpanStart < call.Syntax.SpanStart
                && SymbolEqualityComparer.Default.Equals(owner, local))
                added.Add(add.Argument("name")?.ConstantValue.Value as string, add.Argument("value"));
        }

        return added;
    }
}
