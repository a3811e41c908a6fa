using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Walks a body in the order of the text and notes of each statement which branches lead to it (PostgreSQL documentation, 43.5.5 and 43.6.4).</summary>
internal sealed class GuardedStatements
{
    private const string Found = "found";

    /// <summary>Of a long row of branches that leave, the last ones are known.</summary>
    private const int MaximumConditions = 32;

    private readonly ImmutableArray<GuardedStatement>.Builder _statements = ImmutableArray.CreateBuilder<GuardedStatement>();
    private readonly List<string> _assigned = new();
    private ImmutableDictionary<string, int> _lastAssigned = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
    private ImmutableDictionary<string, HeldValue> _values = ImmutableDictionary.Create<string, HeldValue>(StringComparer.Ordinal);

    private GuardedStatements()
    {
    }

    /// <summary>The statements of a body; none when it holds something that is not understood.</summary>
    public static ImmutableArray<GuardedStatement> Of(ProcedureBody body)
    {
        var walk = new GuardedStatements();
        if (body.IsReliable)
            walk.Walk(body, ImmutableList<GuardCondition>.Empty, isHandled: false);
        return walk._statements.ToImmutable();
    }

    private void Walk(ProcedureBody body, ImmutableList<GuardCondition> conditions, bool isHandled)
    {
        foreach (var variable in body.Variables)
            Assign(variable.Name.Value, variable.IsAlias ? null : variable.Value, _assigned.Count);

        var start = _assigned.Count;
        Walk(body.Steps, conditions, isHandled || body.Handlers.Any(handler => handler.TakesUniqueViolation));
        foreach (var handler in body.Handlers)
        {
            Forget(start);
            Walk(handler.Steps, conditions, isHandled);
        }

        if (!body.Handlers.IsEmpty)
            Forget(start);
    }

    private void Walk(ImmutableArray<ProcedureStep> steps, ImmutableList<GuardCondition> conditions, bool isHandled)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case IfStep branches:
                    conditions = Walk(branches, conditions, isHandled);
                    break;
                case LoopStep loop:
                    // What is inserted again and again is not what was looked for once.
                    _values = _values.Clear();
                    Walk(loop.Steps, conditions.Clear(), isHandled);
                    _values = _values.Clear();
                    break;
                case BlockStep { Body: var block }:
                    Walk(block, conditions, isHandled);
                    break;
                case AssignmentStep assignment:
                    Assign(assignment.Variable.Value, assignment.Value, _assigned.Count);
                    break;
                case SqlStep sql:
                    Add(sql, conditions, isHandled);
                    break;
            }
        }
    }

    /// <summary>Walks the branches; gives what is known behind them, as every branch that leaves was not taken.</summary>
    private ImmutableList<GuardCondition> Walk(IfStep branches, ImmutableList<GuardCondition> conditions, bool isHandled)
    {
        var (before, start) = (_values, _assigned.Count);
        var (inside, behind, allLeave) = (conditions, conditions, true);
        foreach (var branch in branches.Branches)
        {
            _values = before;
            Walk(branch.Steps, Join(inside, GuardTerms.Of(branch.Condition, holds: true, before, start)), isHandled);
            inside = Join(inside, GuardTerms.Of(branch.Condition, holds: false, before, start));
            allLeave &= branch.Steps.LastOrDefault() is LeavingStep;
            behind = allLeave ? inside : behind;
        }

        _values = before;
        Walk(branches.Else, inside, isHandled);
        _values = before;
        Forget(start);
        return behind;
    }

    private void Add(SqlStep step, ImmutableList<GuardCondition> conditions, bool isHandled)
    {
        _statements.Add(new GuardedStatement(step.Statement, conditions, isHandled, _lastAssigned));
        var moment = _assigned.Count;
        for (var index = 0; index < step.Into.Length; index++)
            Assign(step.Into[index].Value, ValueOf(step, index), moment);
        Assign(Found, FoundBy(step.Statement), moment);
    }

    private void Assign(string name, SqlExpression? value, int moment)
    {
        _values = value is null ? _values.Remove(name) : _values.SetItem(name, new HeldValue(value, moment));
        _lastAssigned = _lastAssigned.SetItem(name, _assigned.Count);
        _assigned.Add(name);
    }

    /// <summary>Forgets the values of the variables that may have been assigned since.</summary>
    private void Forget(int start)
    {
        for (var index = start; index < _assigned.Count; index++)
            _values = _values.Remove(_assigned[index]);
    }

    private static ImmutableList<GuardCondition> Join(ImmutableList<GuardCondition> conditions, IEnumerable<GuardCondition> more)
    {
        var all = conditions.AddRange(more);
        return all.Count > MaximumConditions ? all.RemoveRange(0, all.Count - MaximumConditions) : all;
    }

    /// <summary>What INTO gives its variable at that place.</summary>
    private static SqlExpression? ValueOf(SqlStep step, int index) => step.Statement switch
    {
        SelectStatement { Sources.IsEmpty: true, IsUnderstood: true } select when index < select.Items.Length => select.Items[index],
        SelectStatement select when index < select.Items.Length => new SubqueryExpression(IsExists: false, select with { Items = ImmutableArray.Create(select.Items[index]) }, select.Range),
        SelectStatement { IsStar: true } select => new SubqueryExpression(IsExists: false, select, select.Range),
        _ => null,
    };

    /// <summary>What FOUND says after a statement: an aggregate always gives a row, an UPDATE is like a query of WITH that tells its rows.</summary>
    private static SqlExpression? FoundBy(SqlStatement statement) => statement switch
    {
        SelectStatement select when !select.Items.Any(item => item.WithoutCasts() is FunctionExpression) => new SubqueryExpression(IsExists: true, select, select.Range),
        UpdateStatement { IsUnderstood: true } update => new SubqueryExpression(IsExists: true, RowsOf(update), update.Range),
        _ => null,
    };

    private static SelectStatement RowsOf(UpdateStatement update)
    {
        var name = new SqlName(Found, IsQuoted: false, update.Range);
        var table = new FromTable(new QualifiedName(null, name), Alias: null);
        return new SelectStatement(ImmutableArray<SqlExpression>.Empty, IsStar: true, table, Where: null, Locks: false, IsReliable: false, update.Range)
        {
            IsUnderstood = true,
            CommonTables = ImmutableArray.Create(new CommonTable(name, ImmutableArray<SqlName>.Empty, update, update.Range)),
            Sources = ImmutableArray.Create<FromItem>(new TableItem(table, update.Range) { IsCommonTable = true }),
        };
    }
}
