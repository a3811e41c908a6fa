using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Finds the rows that a function inserts and which of its parameters reach which of their columns.</summary>
internal sealed class FunctionInserts
{
    private readonly CreateFunctionStatement _function;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqlExpression> _aliases = new(StringComparer.Ordinal);
    private readonly ImmutableArray<FunctionInsert>.Builder _inserts = ImmutableArray.CreateBuilder<FunctionInsert>();

    private FunctionInserts(CreateFunctionStatement function) => _function = function;

    /// <summary>The INSERTs of the function in the order of the text; empty when there are none or the body is not known.</summary>
    public static ImmutableArray<FunctionInsert> Of(CreateFunctionStatement function)
    {
        if (function.Body is not { } body)
            return ImmutableArray<FunctionInsert>.Empty;

        var inserts = new FunctionInserts(function);
        inserts.NoteChanges(body);
        inserts.Add(body, isHandled: false);
        return inserts._inserts.ToImmutable();
    }

    /// <summary>Notes the names that do not mean the caller's argument all the way: variables, and what is assigned to.</summary>
    private void NoteChanges(ProcedureBody body)
    {
        foreach (var variable in body.Variables)
        {
            if (variable is { IsAlias: true, Value: { } parameter })
                _aliases[variable.Name.Value] = parameter;
            else
                _changed.Add(variable.Name.Value);
        }

        foreach (var step in AllSteps(body))
        {
            if (step is AssignmentStep assignment)
                _changed.Add(assignment.Variable.Value);
            else if (step is SqlStep sql)
                _changed.UnionWith(sql.Into.Select(name => name.Value));
            else if (step is BlockStep block)
                NoteChanges(block.Body);
        }
    }

    private void Add(ProcedureBody body, bool isHandled)
    {
        var takes = isHandled || body.Handlers.Any(handler => handler.TakesUniqueViolation);
        foreach (var step in ProcedureSteps.Within(body.Steps))
            Add(step, takes);
        foreach (var step in body.Handlers.SelectMany(handler => ProcedureSteps.Within(handler.Steps)))
            Add(step, isHandled);
    }

    private void Add(ProcedureStep step, bool isHandled)
    {
        if (step is BlockStep block)
            Add(block.Body, isHandled);
        else if (step is SqlStep { Statement: var statement })
            Add(statement, isHandled);
    }

    private void Add(SqlStatement statement, bool isHandled)
    {
        foreach (var commonTable in CommonTablesOf(statement))
            Add(commonTable.Body, isHandled);
        if (statement is InsertStatement insert)
            _inserts.Add(new FunctionInsert(insert, ColumnsOf(insert), isHandled));
    }

    private static ImmutableArray<CommonTable> CommonTablesOf(SqlStatement statement) => statement switch
    {
        SelectStatement select => select.CommonTables,
        InsertStatement insert => insert.CommonTables,
        UpdateStatement update => update.CommonTables,
        DeleteStatement delete => delete.CommonTables,
        MergeStatement merge => merge.CommonTables,
        _ => ImmutableArray<CommonTable>.Empty,
    };

    private static IEnumerable<ProcedureStep> AllSteps(ProcedureBody body) =>
        ProcedureSteps.Within(body.Steps).Concat(body.Handlers.SelectMany(handler => ProcedureSteps.Within(handler.Steps)));

    private ImmutableArray<ParameterColumn> ColumnsOf(InsertStatement insert)
    {
        if (!insert.IsReliable)
            return ImmutableArray<ParameterColumn>.Empty;

        var columns = ImmutableArray.CreateBuilder<ParameterColumn>();
        for (var index = 0; index < insert.Columns.Length; index++)
        {
            if (ParameterOf(insert, index) is { } parameter)
                columns.Add(new ParameterColumn(insert.Columns[index].Value, parameter));
        }

        return columns.ToImmutable();
    }

    /// <summary>The parameter that a column receives in every row; null when there is none or the rows differ.</summary>
    private int? ParameterOf(InsertStatement insert, int index)
    {
        if (insert.Query is { IsUnderstood: true, IsStar: false, SetOperations.IsEmpty: true } query && index < query.Items.Length)
            return ParameterOf(query.Items[index], isAmongColumns: !query.Sources.IsEmpty);

        var parameters = insert.Rows.Select(row => ParameterOf(row.Values[index], isAmongColumns: false)).Distinct().ToList();
        return parameters.Count == 1 ? parameters[0] : null;
    }

    /// <summary>The parameter that an expression is.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isAmongColumns">Whether a name may be a column's, which in a SQL function wins over a parameter's.</param>
    private int? ParameterOf(SqlExpression expression, bool isAmongColumns)
    {
        while (expression is CastExpression cast)
            expression = cast.Operand;
        if (expression is ColumnExpression { Qualifier: null, Column.Value: var alias } && _aliases.TryGetValue(alias, out var original))
            expression = original;

        return expression switch
        {
            ParameterExpression { IsPositional: true, Name: var number } => Numbered(number),
            ColumnExpression { Qualifier: null, Column.Value: var name } when !isAmongColumns || _function.Language != "sql" => Named(name),
            ColumnExpression { Qualifier.Value: var qualifier, Column.Value: var name } when qualifier == _function.Name.Name.Value => Named(name),
            _ => null,
        };
    }

    private int? Named(string name)
    {
        if (_changed.Contains(name))
            return null;

        for (var index = 0; index < _function.Parameters.Length; index++)
        {
            if (_function.Parameters[index].Name == name)
                return index;
        }

        return null;
    }

    /// <summary>The parameter that <c>$1</c> means: PL/pgSQL counts those of mode OUT, SQL does not.</summary>
    private int? Numbered(string number)
    {
        for (var index = 0; index < _function.Parameters.Length; index++)
        {
            var parameter = _function.Parameters[index];
            var place = _function.Language == "plpgsql" ? parameter.Position : index + 1;
            if (number == "$" + place)
                return parameter.Name is { } name && _changed.Contains(name) ? null : index;
        }

        return null;
    }
}
