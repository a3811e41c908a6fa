using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>The table that an insert writes to, as far as the schema can be believed about it.</summary>
internal static class InsertedTable
{
    /// <summary>
    /// The table; null when no source knows it, or when the statement lists a column that it does not have: then the schema is older than
    /// the program, and its keys may have changed as well.
    /// </summary>
    public static TableSchema? Of(SqlInsertCall insert, BodyUnderAnalysis body) =>
        insert.Rows is TableRows rows
        && body.Project.Keys.Table(rows, body.Cancellation) is { } table
        && insert.Statement.Columns.All(column => !table.AreColumnsKnown || table.Column(column.Value) is not null)
            ? table
            : null;
}
