using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the transactions that a body begins or is given.</summary>
internal sealed class OpenTransactions(BodyUnderAnalysis body, TransactionSubjects subjects)
{
    /// <summary>The transactions: those that begin here in source order, then those that came in.</summary>
    public ImmutableArray<OpenTransaction> Find()
    {
        var begun = body.Calls.Select(Begun).OfType<OpenTransaction>().ToList();
        return begun.Concat(Incoming(begun)).ToImmutableArray();
    }

    private OpenTransaction? Begun(DatabaseCall call) => call switch
    {
        TransactionCall { IsScope: true, Operation: IObjectCreationOperation scope } => Suppresses(scope) ? null : Made(scope, []) with { IsScope = true },
        TransactionCall { Operation: IInvocationOperation begin } when !OtherProviders.Owns(begin.Receiver()?.WithoutConversions().Type) =>
            Made(begin, begin.Arguments.Select(argument => argument.Value).Where(value => TransactionTypes.IsTransaction(value.WithoutConversions().Type)).Select(value => subjects.Of(value)).Append(subjects.Of(begin.Receiver())))
                with { SavesFlushes = call.Library == DatabaseLibrary.EntityFramework && !AutomaticSavepoints.AreOff(begin, body) },
        StatementCall { Statement: TransactionStatement { Kind: TransactionStatementKind.Begin }, Operation: var begin } => new OpenTransaction(begin, subjects.Of(call)),
        _ => null,
    };

    private OpenTransaction Made(IOperation begin, IEnumerable<PathOrigin?> connections)
    {
        var variable = VariableOf(begin);
        var own = variable is null ? null : new PathOrigin(variable, "");
        return new OpenTransaction(begin, connections.Append(own).OfType<PathOrigin>().Distinct().ToImmutableArray()) { Variable = variable };
    }

    private static ISymbol? VariableOf(IOperation begin) =>
        CallResult.Waited(begin).Parent is ICoalesceAssignmentOperation assignment ? AssignedVariable.SymbolOf(assignment.Target) : AssignedVariable.OfResult(begin);

    private static bool Suppresses(IObjectCreationOperation scope) =>
        scope.Descendants().Any(part => part is IFieldReferenceOperation { Field: { Name: "Suppress", ContainingType.Name: "TransactionScopeOption" } });

    /// <summary>A parameter or field that holds a transaction for certain: it is neither optional nor null at will.</summary>
    private IEnumerable<OpenTransaction> Incoming(List<OpenTransaction> begun)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Operations)
        {
            if (GivenBy(operation) is not { } variable || !seen.Add(variable) || begun.Exists(known => known.Subjects.Any(subject => SymbolEqualityComparer.Default.Equals(subject.Root, variable))))
                continue;
            var own = new PathOrigin(variable, "");
            var connections = body.Calls.Select(subjects.Of).Where(together => together.Contains(own)).SelectMany(together => together);
            yield return new OpenTransaction(Begin: null, connections.Append(own).Distinct().ToImmutableArray()) { Variable = variable, SavesFlushes = true };
        }
    }

    private static ISymbol? GivenBy(IOperation operation) => operation switch
    {
        IParameterReferenceOperation { Parameter: { IsOptional: false, RefKind: not RefKind.Out, NullableAnnotation: not NullableAnnotation.Annotated } parameter } when TransactionTypes.IsTransaction(parameter.Type) => parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: { NullableAnnotation: not NullableAnnotation.Annotated } field } when TransactionTypes.IsTransaction(field.Type) => field,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { NullableAnnotation: not NullableAnnotation.Annotated, IsIndexer: false } property } when TransactionTypes.IsTransaction(property.Type) => property,
        _ => null,
    };
}
