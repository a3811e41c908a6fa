using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// The columns that an expression names. However the server simplifies it, no other column can come into it, so two expressions
/// may be told apart by them even where one is not understood.
/// </summary>
internal static class MentionedColumns
{
    /// <summary>Those of an expression as written; all of the table's where a part of the text is not known.</summary>
    public static IEnumerable<string> Of(TableSchema table, SqlExpression expression, string? sql)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!AddNames(names, expression, sql) || names.Contains(table.Name))
            return table.Columns.Select(column => column.Name);
        return table.Columns.Select(column => column.Name).Where(names.Contains);
    }

    /// <summary>Those of an analysed expression.</summary>
    public static HashSet<string> Of(AnalyzedExpression expression) => Of([expression]);

    /// <summary>Those of several analysed expressions together.</summary>
    public static HashSet<string> Of(IEnumerable<AnalyzedExpression> expressions)
    {
        var columns = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<AnalyzedExpression>(expressions);
        while (open.Count > 0)
        {
            var expression = open.Pop();
            if (expression.Kind == AnalyzedKind.Column)
                columns.Add(expression.Name);
            foreach (var argument in expression.Arguments)
                open.Push(argument);
        }

        return columns;
    }

    /// <summary>Adds every name that may be a column's; false when a part of the text is not known.</summary>
    private static bool AddNames(HashSet<string> names, SqlExpression whole, string? sql)
    {
        var open = new Stack<SqlExpression>([whole]);
        while (open.Count > 0)
        {
            var expression = open.Pop();
            if (expression is ColumnExpression column)
                names.Add(column.Column.Value);
            else if (SqlExpressionParts.Of(expression) is not { } parts)
                return sql is not null && AddNamesOfText(names, whole.Range, sql);
            else
                parts.ToList().ForEach(open.Push);
        }

        return true;
    }

    private static bool AddNamesOfText(HashSet<string> names, SqlRange range, string sql)
    {
        var lexer = new SqlLexer(sql) { Position = range.Start };
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token && token.Range.End <= range.End)
        {
            if (token.HasHole)
                return false;
            if (SqlTokenValue.Name(sql, token) is { } name)
                names.Add(name.Value);
        }

        return true;
    }
}
