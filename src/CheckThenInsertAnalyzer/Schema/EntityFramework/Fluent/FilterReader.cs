using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the condition that is passed to HasQueryFilter or SetQueryFilter.</summary>
internal static class FilterReader
{
    /// <summary>The filter that the call sets; null when it removes one.</summary>
    public static QueryFilter? Read(IInvocationOperation call)
    {
        var condition = call.Arguments.LastOrDefault(argument => argument.Parameter?.Name is "filter" or "queryFilter")?.Value;
        if (condition?.ConstantValue is { HasValue: true, Value: null })
            return null;

        var source = SourceLine.OfCall(call.Syntax);
        return condition is not null && FluentArguments.Unwrap(condition) is IAnonymousFunctionOperation { Symbol.Parameters: [var row] } lambda
            ? new(PropertiesOf(lambda, row), Text(lambda), source)
            : new(ImmutableArray<string>.Empty, Text: null, source);
    }

    private static ImmutableArray<string> PropertiesOf(IAnonymousFunctionOperation lambda, IParameterSymbol row)
    {
        var properties = ImmutableArray.CreateBuilder<string>();
        foreach (var operation in lambda.Descendants())
        {
            if (PropertyOf(operation, row) is { } property && !properties.Contains(property))
                properties.Add(property);
        }

        return properties.ToImmutable();
    }

    /// <summary>The property that row.Property or EF.Property&lt;T&gt;(row, "Property") reads.</summary>
    private static string? PropertyOf(IOperation operation, IParameterSymbol row) => operation switch
    {
        IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name } when IsRow(instance, row) => name,
        IInvocationOperation { TargetMethod.Name: "Property", Arguments: [{ Value: var entity }, { Value.ConstantValue: { HasValue: true, Value: string name } }] } when IsRow(entity, row) => name,
        _ => null,
    };

    private static bool IsRow(IOperation operation, IParameterSymbol row) =>
        FluentArguments.Unwrap(operation) is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, row);

    private static string? Text(IAnonymousFunctionOperation lambda) => (lambda.Syntax as LambdaExpressionSyntax)?.Body.ToString();
}
