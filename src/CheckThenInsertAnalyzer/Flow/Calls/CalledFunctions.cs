using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Turns the calls of stored functions into what the functions do, as schema files and migrations define them.</summary>
internal sealed class CalledFunctions(BodyUnderAnalysis body)
{
    /// <summary>What the functions that statements call do, in the order of the statements.</summary>
    public IEnumerable<DatabaseCall> Among(IEnumerable<DatabaseCall> calls)
    {
        foreach (var call in calls)
        {
            if (call is not StatementCall { Statement: { } statement, Sent: { } sent } || SqlCallReader.FunctionCalledBy(statement, sent) is not { } called)
                continue;
            var schema = body.Project.Tables.Trusted(body.Cancellation);
            if (schema.Function(called.Name, sent.IsProcedureName ? null : called.Arguments.Length) is not { Definition.Value: { } function } known)
                continue;
            var result = FunctionResult.Of(function);
            var arguments = sent.IsProcedureName
                ? FunctionArguments.ByName(function, sent.Parameters, name => IsColumn(name, result, schema))
                : FunctionArguments.Of(function, called, sent.Parameters, name => IsColumn(name, result, schema));
            foreach (var effect in EffectsOf(sent, statement, function, result, arguments))
                yield return effect with { Chain = call.Chain.Add(StepOf(known)) };
        }
    }

    private static IEnumerable<DatabaseCall> EffectsOf(SentSql sent, SqlStatement statement, CreateFunctionStatement function, SelectStatement? result, FunctionArguments arguments)
    {
        if (!function.IsProcedure && result is not null && SqlCallReader.ReadResult(sent, statement as SelectStatement, result, function.ReturnsSet, arguments) is { } read)
            yield return read;

        var locks = LocksOf(function).Select(locked => new StatementCall(sent.Operation, sent.Library, locked)).ToList();
        foreach (var locked in locks)
            yield return locked;
        foreach (var insert in FunctionInserts.Of(function))
            yield return InsertOf(sent, insert, arguments, locks.Exists(locked => Protection.Locks(locked, new TableRows(insert.Statement.Table.Name))));
    }

    private static CalledInsertCall InsertOf(SentSql sent, FunctionInsert insert, FunctionArguments arguments, bool isLocked)
    {
        var statement = insert.Statement;
        var values = ImmutableDictionary.CreateBuilder<string, SuppliedValue?>(StringComparer.Ordinal);
        foreach (var column in statement.Columns)
            values[column.Value] = SuppliedValue.Unknown;
        foreach (var column in insert.Columns)
            values[column.Column] = arguments.Argument(column.Parameter);
        return new CalledInsertCall(sent.Operation, sent.Library, new TableRows(statement.Table.Name), Entity: null, values.ToImmutable(), statement.OnConflict is not null || insert.TakesUniqueViolation || isLocked)
        {
            LeavesRestUnwritten = statement is { IsReliable: true, Columns.IsEmpty: false },
        };
    }

    /// <summary>The statements of the function that may take a lock.</summary>
    private static IEnumerable<SqlStatement> LocksOf(CreateFunctionStatement function) => function.Body is { } inside
        ? ProcedureSteps.Everywhere(inside).OfType<SqlStep>().Select(step => step.Statement).Where(statement => statement is LockTableStatement or SelectStatement { Sources.IsEmpty: true })
        : [];

    /// <summary>Whether the table that the result is looked for in has a column of that name.</summary>
    private static bool IsColumn(string name, SelectStatement? result, DatabaseSchema schema)
    {
        var query = result?.Items is [var item] && (item is NotExpression { Operand: var operand } ? operand : item) is SubqueryExpression { Query: var inner } ? inner : result;
        return query?.From?.Name is { } table && schema.Table(table.KnownSchema, table.Name.Value)?.Column(name) is not null;
    }

    private static CallStep StepOf(FunctionSchema function)
    {
        var line = new LinePosition(Math.Max(function.Source.Line - 1, 0), 0);
        return new CallStep(function.Name, Location.Create(function.Source.Path, default, new LinePositionSpan(line, line)));
    }
}
