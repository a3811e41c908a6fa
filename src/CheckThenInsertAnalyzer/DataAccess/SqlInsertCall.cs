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
    public override bool HasConflictClause => Statement.OnConflict is not null;

    /// <summary>Whether the call may insert more than one row: several VALUES rows, a query, or Dapper with a list of parameters.</summary>
    public bool InsertsManyRows => Statement.Rows.Length != 1 || Parameters.IsList;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column)
    {
        if (Statement.Columns.IsEmpty || !Statement.IsReliable)
            return SuppliedValue.Unknown;

        var index = -1;
        for (var i = 0; i < Statement.Columns.Length; i++)
        {
            if (Statement.Columns[i].Value == column)
                index = i;
        }

        if (index < 0)
            return null;

        return Value(index) is { } expression ? SqlValueReader.Read(expression, Parameters).Value : SuppliedValue.Unknown;
    }

    /// <summary>The expression of the column at that place of the list; null when there is none or the rows differ.</summary>
    private SqlExpression? Value(int index)
    {
        if (Statement.Rows.Length == 1 && index < Statement.Rows[0].Values.Length)
            return Statement.Rows[0].Values[index];
        if (Statement.Query is { IsReliable: true, IsStar: false } query && index < query.Items.Length)
            return query.Items[index];
        return null;
    }
}
