using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>An INSERT statement in SQL text.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Parameters">Gives the values of its placeholders.</param>
/// <param name="IsOnlyStatement">Whether the text holds nothing else, so that the number of affected rows is this statement's.</param>
/// <param name="Answer">What C# makes of the result; null when it is the number of affected rows or nothing.</param>
internal sealed record SqlInsertCall(
    IOperation Operation,
    DatabaseLibrary Library,
    InsertStatement Statement,
    ISqlParameters Parameters,
    bool IsOnlyStatement,
    ReadAnswer? Answer) : InsertCall(Operation, Library, new TableRows(Statement.Table.Name))
{
    /// <inheritdoc/>
    public override bool HasConflictClause => Statement.OnConflict is not null || EndsOutOfSight;

    /// <summary>Whether C# puts something behind the rows that the source does not tell.</summary>
    private bool EndsOutOfSight =>
        !Statement.IsUnderstood
        && Statement.Rows is [.., var last]
        && Sql is { Text: var text }
        && last.Range.End < text.Length
        && text.IndexOf(SqlText.Hole, last.Range.End) is var hole
        && hole >= 0
        && hole < Statement.Range.End + 1;

    /// <summary>Whether the call may insert more than one row: several VALUES rows, a query, or Dapper with a list of parameters.</summary>
    public bool InsertsManyRows => Statement.Rows.Length != 1 || Parameters.IsList;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column)
    {
        if (Statement.Columns.IsEmpty || !Statement.IsReliable)
            return SuppliedValue.Unknown;
        if (IndexOf(column) < 0)
            return null;

        return ExpressionOf(column) is { } expression ? SqlValueReader.Read(expression, Parameters).Value : SuppliedValue.Unknown;
    }

    /// <summary>What the statement writes into the column; null when it lists no such column, or the rows differ.</summary>
    public SqlExpression? ExpressionOf(string column) => IndexOf(column) is var index && index >= 0 ? Value(index) : null;

    /// <summary>What the rows give the column, one expression a row; empty when the column is not listed or it cannot be told.</summary>
    public IEnumerable<SqlExpression> ValuesOf(string column)
    {
        var index = IndexOf(column);
        if (index < 0 || !Statement.IsReliable)
            return [];
        if (Statement.Query is { IsUnderstood: true, IsStar: false, SetOperations.IsEmpty: true } query)
            return index < query.Items.Length ? [query.Items[index]] : [];
        return Statement.Rows.All(row => index < row.Values.Length) ? Statement.Rows.Select(row => row.Values[index]) : [];
    }

    /// <summary>The column's place in the list; -1 when it is not there.</summary>
    private int IndexOf(string column)
    {
        for (var i = Statement.Columns.Length - 1; i >= 0; i--)
        {
            if (Statement.Columns[i].Value == column)
                return i;
        }

        return -1;
    }

    /// <summary>The expression of the column at that place of the list; null when there is none or the rows differ.</summary>
    private SqlExpression? Value(int index)
    {
        if (Statement.Rows.Length == 1 && index < Statement.Rows[0].Values.Length)
            return Statement.Rows[0].Values[index];
        if (Statement.Query is { IsUnderstood: true, IsStar: false, SetOperations.IsEmpty: true } query && index < query.Items.Length)
            return query.Items[index];
        return null;
    }
}
