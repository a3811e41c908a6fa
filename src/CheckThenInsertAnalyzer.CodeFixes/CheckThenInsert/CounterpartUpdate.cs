using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The UPDATE of exactly the row whose absence leads to an insert.</summary>
/// <param name="Call">The call that sends it.</param>
/// <param name="Statement">Its statement, on the way on which the row is there; null when the UPDATE is the check itself.</param>
internal sealed record CounterpartUpdate(StatementCall Call, StatementSyntax? Statement)
{
    /// <summary>The update; null when there are several, or when it may change another row.</summary>
    public static CounterpartUpdate? Of(Race race, SqlInsertCall insert, TwoWays ways, BodyUnderAnalysis body)
    {
        var updates = body.Calls.OfType<StatementCall>().Where(call => call.Statement is UpdateStatement).ToList();
        if (race.Check.Change == RowChange.Update)
            return updates.Find(call => call.Operation == race.Check.Operation) is { } check && !updates.Exists(call => ways.WhenPresent.Any(statement => statement.Span.Contains(call.Operation.Syntax.Span))) ? new(check, Statement: null) : null;

        return updates.Where(call => ways.WhenPresent.Any(statement => statement.Span.Contains(call.Operation.Syntax.Span))).ToList() is [var update]
            && update.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } sending
            && ways.WhenPresent.Contains(sending)
            && update is { Statement: UpdateStatement statement, Predicate: { IsKeyAlone: true } }
            && new TableRows(statement.Table.Name).CanBeSameAs(insert.Rows)
            && (NamesTheKey(update.Predicate, race, insert, body) || NamesTheFoundRow(update.Predicate, race, insert, body))
                ? new(update, sending)
                : null;
    }

    /// <summary>Whether the insert's and the update's results are dropped alike, or returned alike: both are the number of rows, which is one.</summary>
    public bool IsTakenAs(SqlInsertCall insert)
    {
        if (insert.Answer is not null || Call.Sent?.ResultAnswer is not null)
            return false;
        if (CallResult.IsDropped(insert.Operation))
            return Statement is null || CallResult.IsDropped(Call.Operation);
        return Statement is not null && IsReturned(insert.Operation) && IsReturned(Call.Operation);
    }

    private static bool IsReturned(IOperation call) => CallResult.Waited(call) is { Parent: IReturnOperation { Syntax: ReturnStatementSyntax } } waited && !CallResult.IsTask(waited.Type);

    /// <summary><c>WHERE email = @email</c>, as in the check.</summary>
    private static bool NamesTheKey(KeyPredicate predicate, Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        race.Arbiter?.CoversExactly(predicate.ComparedColumns) == true
        && predicate.Comparisons.All(comparison => comparison.IsPlain && body.Keys.Agrees(comparison, insert));

    /// <summary><c>WHERE id = @id</c>, the id being the one that the check has found.</summary>
    private static bool NamesTheFoundRow(KeyPredicate predicate, Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        predicate.Comparisons is [{ IsPlain: true, Column: var column, Value: OperationValue { Operation: var value } }]
        && body.Project.Keys.UniqueKeysOf(insert.Rows, body.Cancellation).Any(key => key.CoversExactly(predicate.ComparedColumns))
        && DerivedValues.Of(body, race.Check.Operation).Holds(value)
        && IsColumnOf(value.WithoutConversions(), column, race.Check);

    /// <summary>A value of a row that has the column's name, or the one value that the check selects.</summary>
    private static bool IsColumnOf(IOperation value, string column, ReadCall check)
    {
        if (value is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable })
            value = nullable.WithoutConversions();
        if (value is IMemberReferenceOperation { Instance: not IInstanceReferenceOperation, Member.Name: var name })
            return string.Equals(name, column.Replace("_", ""), StringComparison.OrdinalIgnoreCase);
        return (value is ILocalReferenceOperation || value.WithoutWaiting() == check.Operation)
            && check.Sql is { Text: var text }
            && SqlParser.Parse(text) is [SelectStatement { Items: [var item] }]
            && item.WithoutCasts() is ColumnExpression { Column.Value: var selected }
            && selected == column;
    }
}
