using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Finds the rows that a function inserts and which of its parameters reach which of their columns.</summary>
internal sealed class FunctionInserts
{
    private readonly FunctionNames _names;
    private readonly ImmutableArray<FunctionInsert>.Builder _inserts = ImmutableArray.CreateBuilder<FunctionInsert>();

    private FunctionInserts(CreateFunctionStatement function) => _names = new FunctionNames(function);

    /// <summary>The INSERTs of the function in the order of the text; empty when there are none or the body is not known.</summary>
    public static ImmutableArray<FunctionInsert> Of(CreateFunctionStatement function)
    {
        if (function.Body is not { } body)
            return ImmutableArray<FunctionInsert>.Empty;

        var inserts = new FunctionInserts(function);
        inserts.Add(body, isHandled: false);
        return inserts._inserts.ToImmutable();
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
            return _names.ParameterOf(query.Items[index], isAmongColumns: !query.Sources.IsEmpty);

        var parameters = insert.Rows.Select(row => _names.ParameterOf(row.Values[index], isAmongColumns: false)).Distinct().ToList();
        return parameters.Count == 1 ? parameters[0] : null;
    }
}
