namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Tells which names in the body of a function mean a parameter as the caller gives it.</summary>
internal sealed class FunctionNames
{
    private readonly CreateFunctionStatement _function;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqlExpression> _aliases = new(StringComparer.Ordinal);

    /// <param name="function">The function.</param>
    public FunctionNames(CreateFunctionStatement function)
    {
        _function = function;
        if (function.Body is { } body)
            NoteChanges(body);
    }

    /// <summary>The parameter that an expression is.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isAmongColumns">Whether a name may be a column's, which in a SQL function wins over a parameter's.</param>
    public int? ParameterOf(SqlExpression expression, bool isAmongColumns)
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

        foreach (var step in ProcedureSteps.AllOf(body))
        {
            if (step is AssignmentStep assignment)
                _changed.Add(assignment.Variable.Value);
            else if (step is SqlStep sql)
                _changed.UnionWith(sql.Into.Select(name => name.Value));
            else if (step is BlockStep block)
                NoteChanges(block.Body);
        }
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
