using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>Writes what an UPDATE sets as the DO UPDATE of the insert that takes its place where the row is there (FACTS K3).</summary>
internal sealed class UpsertClause
{
    private readonly BodyUnderAnalysis _body;
    private readonly SqlInsertCall _insert;
    private readonly string _insertText;
    private readonly UpdateStatement _update;
    private readonly string _updateText;
    private readonly ISqlParameters _updateParameters;
    private readonly TableSchema _table;
    private readonly int _since;

    private UpsertClause(SqlInsertCall insert, string insertText, UpdateStatement update, string updateText, ISqlParameters updateParameters, TableSchema table, int since, BodyUnderAnalysis body)
    {
        _body = body;
        _insert = insert;
        _insertText = insertText;
        _update = update;
        _updateText = updateText;
        _updateParameters = updateParameters;
        _table = table;
        _since = since;
    }

    /// <summary>What follows DO UPDATE SET; null when something is set to what the insert cannot say.</summary>
    /// <param name="arbiter">The key of the conflict target.</param>
    /// <param name="insert">The insert.</param>
    /// <param name="update">The update.</param>
    /// <param name="since">Where the code begins that decides between the two.</param>
    /// <param name="body">The body that sends both.</param>
    public static string? Of(UniqueKey arbiter, SqlInsertCall insert, StatementCall update, int since, BodyUnderAnalysis body)
    {
        if (insert.Sql is not { Text: var insertText }
            || update is not { Sql.Text: var updateText, Parameters: { IsList: false } parameters, Statement: UpdateStatement { IsUnderstood: true, Sources.IsEmpty: true, CommonTables.IsEmpty: true, Returning: null } statement }
            || body.Project.Keys.Table((TableRows)insert.Rows, body.Cancellation) is not { } table)
            return null;

        var writer = new UpsertClause(insert, insertText, statement, updateText, parameters, table, since, body);
        var written = statement.Assignments.Select(assignment => writer.Write(assignment, arbiter)).ToList();
        return written.Contains(null) || written.All(text => text == "") ? null : string.Join(", ", written.Where(text => text != ""));
    }

    /// <summary>The assignment; empty for that of a key's own value, null when it cannot be written.</summary>
    private string? Write(Assignment assignment, UniqueKey arbiter)
    {
        if (assignment is not { Columns: [var column], Values: [var value] } || _updateText.Substring(column.Range.End, value.Range.Start - column.Range.End).Trim() != "=")
            return null;

        var set = new SentExpression(value, _updateText, _updateParameters);
        var isInserted = _insert.ExpressionOf(column.Value) is { } inserted && set.IsSameAs(new SentExpression(inserted, _insertText, _insert.Parameters), _body, _since);
        if (arbiter.Parts.Any(part => part.Column == column.Value))
            return isInserted ? "" : null;

        var name = _updateText.Substring(column.Range.Start, column.Range.Length);
        if (!isInserted)
            return Carried(set) is { } carried ? $"{name} = {carried}" : null;
        return $"{name} = {(_insertText[_insert.Statement.Range.Start] is >= 'a' and <= 'z' ? "excluded" : "EXCLUDED")}.{name}";
    }

    /// <summary>The value as it stands, its columns named as those of the row that is there: what is set to a column's old value, or to what the insert is given too.</summary>
    private string? Carried(SentExpression value)
    {
        if (value.Leaves() is not { } leaves || !leaves.All(IsSaidByInsert))
            return null;

        var range = value.Expression.Range;
        var text = _updateText.Substring(range.Start, range.Length);
        var table = _insert.Statement.Table.Alias ?? _insert.Statement.Table.Name.Name;
        var prefix = _insertText.Substring(table.Range.Start, table.Range.Length) + ".";
        foreach (var column in leaves.OfType<ColumnExpression>().OrderByDescending(column => column.Range.Start))
        {
            var start = column.Range.Start - range.Start;
            text = text.Remove(start, column.Column.Range.Start - column.Range.Start).Insert(start, prefix);
        }

        return text;
    }

    private bool IsSaidByInsert(SqlExpression leaf) => leaf switch
    {
        ColumnExpression column => _table.Column(column.Column.Value) is not null && IsOfUpdatedTable(column.Qualifier),
        ParameterExpression { IsPositional: false } parameter => SentExpression.AreSame(_updateParameters.Value(parameter), _insert.Parameters.Value(parameter), _body, _since),
        _ => false,
    };

    private bool IsOfUpdatedTable(SqlName? qualifier) => qualifier is null || qualifier.Value.Value == (_update.Table.Alias ?? _update.Table.Name.Name).Value;
}
