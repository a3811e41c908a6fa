using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// Tells where code that has made a row takes it from to go on with it. Only what the database gives is the winner's row; an object that was
/// made here is not.
/// </summary>
internal static class MadeRow
{
    /// <summary>The insert itself or the read after it; null when it is neither, or when more is done with a row that was made than with one that was found.</summary>
    public static DatabaseCall? SourceOf(Race race, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (GuardSyntax.Of(race, body) is not { } guard)
            return insert.Statement.Returning is not null && IsKept(insert.Operation, out var isChoice) && isChoice ? insert : null;
        if (TwoWays.Of(guard) is not { } ways || !ways.WhenPresent.All(statement => statement is ReturnStatementSyntax))
            return null;

        var rest = ways.AfterInsert(guard.Guarded);
        if (insert.Statement.Returning is not null)
            return IsKept(insert.Operation, out _) && rest.All(statement => Returns(statement, insert, body)) ? insert : null;
        return CallResult.IsDropped(insert.Operation)
            && rest.Length > 0
            && body.Calls.OfType<ReadCall>().FirstOrDefault(read => rest[0].Span.Contains(read.Operation.Syntax.Span)) is { } again
            && IsOfKey(again, race, insert, body)
            && IsKept(again.Operation, out _)
            && rest.Skip(1).All(statement => Returns(statement, again, body))
                ? again
                : null;
    }

    /// <summary>Whether the result is assigned or returned as it is, or as one of two values.</summary>
    private static bool IsKept(IOperation call, out bool isChoice)
    {
        isChoice = false;
        for (var value = CallResult.Waited(call); !CallResult.IsTask(value.Type); value = value.Parent!)
        {
            switch (value.Parent)
            {
                case ICoalesceAssignmentOperation assignment:
                    isChoice = true;
                    return assignment.Value == value;
                case IReturnOperation or IVariableInitializerOperation:
                    return true;
                case ISimpleAssignmentOperation assignment:
                    return assignment.Value == value && assignment.Parent is IExpressionStatementOperation;
                case ICoalesceOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    isChoice = true;
                    break;
                case IConversionOperation or IParenthesizedOperation or IArgumentOperation:
                case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Convert" } }:
                case IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } }:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool Returns(StatementSyntax statement, DatabaseCall source, BodyUnderAnalysis body) =>
        statement is ReturnStatementSyntax
        && body.Operations.OfType<IReturnOperation>().FirstOrDefault(operation => operation.Syntax == statement) is { ReturnedValue: { } returned }
        && DerivedValues.Of(body, source.Operation).Holds(returned);

    private static bool IsOfKey(ReadCall read, Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        read is { Change: RowChange.None, Answer: ReadAnswer.Row, Predicate: { IsKeyAlone: true } predicate }
        && read.Rows.CanBeSameAs(insert.Rows)
        && race.Arbiter!.CoversExactly(predicate.ComparedColumns)
        && predicate.Comparisons.All(comparison => comparison.IsPlain && body.Keys.Agrees(comparison, insert));
}
