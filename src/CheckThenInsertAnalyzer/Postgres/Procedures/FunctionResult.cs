using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Finds the query whose rows, or whose one value, a function gives back.</summary>
internal sealed class FunctionResult
{
    private const string Found = "found";

    private readonly ProcedureBody _body;
    private readonly ImmutableArray<ProcedureStep> _steps;

    private FunctionResult(ProcedureBody body)
    {
        _body = body;
        _steps = ProcedureSteps.Everywhere(body).ToImmutableArray();
    }

    /// <summary>The query; null when there is none, or which one it is depends.</summary>
    public static SelectStatement? Of(CreateFunctionStatement function)
    {
        if (function.Body is not { } body)
            return null;
        return function.Language == "sql" ? OfLast(body) : new FunctionResult(body).Find();
    }

    /// <summary>A function in SQL gives back what its last statement gives.</summary>
    private static SelectStatement? OfLast(ProcedureBody body) => body.Steps.LastOrDefault() switch
    {
        SqlStep { Statement: SelectStatement query } => query,
        LeavingStep { Value: { } value } => QueryOf(value),
        _ => null,
    };

    private SelectStatement? Find()
    {
        var returns = _steps.Where(step => step is LeavingStep { Keyword: "RETURN" }).ToList();
        var queries = _steps.Where(step => step is SqlStep { IsReturned: true } or OtherStep { IsReturned: true }).ToList();
        return (queries, returns) switch
        {
            ([SqlStep { Statement: SelectStatement query } only], []) when _body.Steps.Contains(only) => query,
            ([SqlStep { Statement: SelectStatement query } only], [var last]) when _body.Steps.Contains(only) && _body.Steps.Last() == last => query,
            ([], [LeavingStep { Value: { } value } only]) when _body.Steps.Last() == only => OfValue(value),
            ([], [LeavingStep { Value: { } first }, LeavingStep { Value: { } second }]) => OfBranches(first, second),
            _ => null,
        };
    }

    private static bool? Truth(SqlExpression value) => value is LiteralExpression { Kind: SqlLiteralKind.Boolean, Value: var text } ? string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary><c>IF condition THEN RETURN true; END IF; RETURN false;</c> and its like give back the condition.</summary>
    private SelectStatement? OfBranches(SqlExpression first, SqlExpression second)
    {
        var branch = _body.Steps.OfType<IfStep>().LastOrDefault(step => step.Branches is [{ Steps: [LeavingStep { Value: var value }] }] && value == first);
        var isElse = branch is { Else: [LeavingStep { Value: var other }] } && other == second && _body.Steps.Last() == branch;
        var isBehind = branch is { Else.IsEmpty: true } && _body.Steps.Last() is LeavingStep { Value: var last } && last == second;
        if (!(isElse || isBehind) || Truth(first) is not { } whenTrue || Truth(second) is not { } whenFalse || whenTrue == whenFalse)
            return null;
        var condition = branch!.Branches[0].Condition;
        return whenTrue ? QueryOf(condition) : condition is NotExpression { Operand: var operand } ? QueryOf(operand) : QueryOf(new NotExpression(condition, condition.Range));
    }

    /// <summary>The query behind what RETURN names: itself, or what a variable was given once.</summary>
    private SelectStatement? OfValue(SqlExpression value)
    {
        if (value is not ColumnExpression { Qualifier: null, Column.Value: var variable })
            return QueryOf(value);
        if (variable == Found)
            return _body.Steps.Length >= 2 && _body.Steps[_body.Steps.Length - 2] is SqlStep { Statement: SelectStatement looked } ? QueryOf(new SubqueryExpression(IsExists: true, looked, looked.Range)) : null;

        var writes = _steps.Where(step => IsWriteTo(step, variable)).ToList();
        return writes switch
        {
            [SqlStep { Statement: SelectStatement query, Into.Length: 1 } only] when _body.Steps.Contains(only) => query,
            [AssignmentStep { Value: var assigned } only] when _body.Steps.Contains(only) => QueryOf(assigned),
            [] when _body.Variables.FirstOrDefault(declared => declared.Name.Value == variable) is { IsAlias: false, Value: { } initial } => QueryOf(initial),
            _ => null,
        };
    }

    private static bool IsWriteTo(ProcedureStep step, string variable) => step switch
    {
        AssignmentStep assignment => assignment.Variable.Value == variable,
        SqlStep sql => sql.Into.Any(name => name.Value == variable),
        _ => false,
    };

    private static SelectStatement QueryOf(SqlExpression value) => value is SubqueryExpression { IsExists: false, Query: var query }
        ? query
        : new SelectStatement(ImmutableArray.Create(value), IsStar: false, From: null, Where: null, Locks: false, IsReliable: true, value.Range) { IsUnderstood = true };
}
