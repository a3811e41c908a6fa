using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads the call of a query that EF.CompileQuery or CompileAsyncQuery has made of a lambda and a field or property holds.</summary>
internal sealed class CompiledQueryReader(EntityFrameworkSymbols symbols, SqlLiteralReader members)
{
    /// <summary>What the query asks, with the call's arguments for the lambda's parameters; null when the call runs none.</summary>
    public IEnumerable<DatabaseCall>? Read(IInvocationOperation call)
    {
        if (call is not { TargetMethod.ContainingType.TypeKind: TypeKind.Delegate, Instance: IMemberReferenceOperation { Member: var holder } }
            || members.ValueOfMember(holder)?.WithoutConversions() is not IInvocationOperation { TargetMethod: { Name: "CompileQuery" or "CompileAsyncQuery", ContainingType.Name: "EF" }, Arguments: [var compiled] }
            || LambdaOf(compiled.Value) is not { } lambda
            || lambda.Body.Operations.OfType<IReturnOperation>().FirstOrDefault()?.ReturnedValue?.WithoutWaiting() is not IInvocationOperation terminal)
            return null;

        var locals = LocalAssignments.Of([]);
        var queries = new EntityQueryReader(symbols, locals, members, new NavigationReader(symbols, locals, []));
        return queries.Read(terminal)?.OfType<ReadCall>().Select(read => read with { Operation = call, Predicate = WithArguments(read.Predicate, lambda.Symbol, call) }).ToList();
    }

    private static IAnonymousFunctionOperation? LambdaOf(IOperation expression)
    {
        expression = expression.WithoutConversions();
        return (expression is IDelegateCreationOperation { Target: var target } ? target : expression) as IAnonymousFunctionOperation;
    }

    private static KeyPredicate WithArguments(KeyPredicate predicate, IMethodSymbol lambda, IInvocationOperation call) => predicate with
    {
        Comparisons = predicate.Comparisons.Select(comparison => comparison with { Value = Argument(comparison.Value, lambda, call) }).ToImmutableArray(),
        Exclusions = predicate.Exclusions.Select(exclusion => exclusion with { Value = Argument(exclusion.Value, lambda, call) }).ToImmutableArray(),
    };

    private static SuppliedValue Argument(SuppliedValue value, IMethodSymbol lambda, IInvocationOperation call) =>
        value is OperationValue { Operation: IParameterReferenceOperation { Parameter: var parameter } }
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, lambda)
        && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } argument
            ? new OperationValue(argument.Value)
            : value is OperationValue { Operation.ConstantValue.HasValue: true } ? value : SuppliedValue.Unknown;
}
