using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Sees through a look for rows of a table by a query over that table: <c>id = (SELECT id FROM t WHERE k = @k)</c> meets a row when the query does.</summary>
internal static class OwnTableQuery
{
    /// <summary>The condition of the query; null when the term is no such look.</summary>
    /// <param name="term">A term of a WHERE.</param>
    /// <param name="table">The table of the statement.</param>
    public static SqlExpression? ConditionOf(SqlExpression term, FromTable table) => term switch
    {
        BinaryExpression { Operator: "=", Left: ColumnExpression column, Right: SubqueryExpression { IsExists: false, Query: var query } } => ConditionOf(query, column, table),
        BinaryExpression { Operator: "=", Left: SubqueryExpression { IsExists: false, Query: var query }, Right: ColumnExpression column } => ConditionOf(query, column, table),
        InExpression { Operand: ColumnExpression column, Items: [SubqueryExpression { IsExists: false, Query: var query }] } => ConditionOf(query, column, table),
        _ => null,
    };

    private static SqlExpression? ConditionOf(SelectStatement query, ColumnExpression column, FromTable table) =>
        query is { IsReliable: true, From: { } from, Items: [ColumnExpression { Column.Value: var selected }] }
        && selected == column.Column.Value
        && from.Name.CanBeSameAs(table.Name)
            ? query.Where
            : null;
}
