using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>Tells whether statements change the row that a check has found and do nothing else, so that they can be repeated on the row of the session that won.</summary>
internal static class RepeatedChanges
{
    /// <summary>Whether each statement is such a change of a member that is no part of the key, by a value that may be computed once more.</summary>
    public static bool AreAll(IEnumerable<StatementSyntax> statements, ILocalSymbol row, KeyPredicate key, BodyUnderAnalysis body) =>
        statements.All(statement => statement is ExpressionStatementSyntax && ChangeIn(statement, body) is var (target, value) && IsMemberOf(target, row, key) && (value is null || MayBeRepeated(value)));

    private static (IOperation Target, IOperation? Value)? ChangeIn(StatementSyntax statement, BodyUnderAnalysis body) =>
        body.Operations.OfType<IExpressionStatementOperation>().FirstOrDefault(operation => operation.Syntax == statement)?.Operation switch
        {
            IAssignmentOperation assignment => (assignment.Target, assignment.Value),
            IIncrementOrDecrementOperation increment => (increment.Target, null),
            _ => null,
        };

    private static bool IsMemberOf(IOperation target, ILocalSymbol row, KeyPredicate key) =>
        target is IPropertyReferenceOperation { Instance: { } owner, Property: { IsIndexer: false, Name: var name } }
        && SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(owner), row)
        && !key.ComparedColumns.Contains(name);

    private static bool MayBeRepeated(IOperation value) => !value.DescendantsAndSelf().Any(operation => operation switch
    {
        IInvalidOperation or IAwaitOperation or IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation } or IIncrementOrDecrementOperation => true,
        IInvocationOperation { TargetMethod.ContainingType: { SpecialType: var special, Name: var name } } => special == SpecialType.None && name is not ("DateTime" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "Math"),
        _ => false,
    });
}
