using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

/// <summary>Writes what was read in few words, so that a test can compare it.</summary>
internal static class SqlDescription
{
    public static string Sources(string sql, IEnumerable<FromItem> items) => string.Join(", ", items.Select(item => Source(sql, item)));

    public static string Source(string sql, FromItem item) => item switch
    {
        TableItem table => (table.IsCommonTable ? "with:" : "") + Named(table.Table.Name.ToString(), table.Table.Alias, table.Columns) + (table.IsSampled ? " sampled" : ""),
        SubqueryItem query => (query.IsLateral ? "lateral " : "") + Named($"({Query(sql, query.Query)})", query.Alias, query.Columns),
        FunctionItem function => Named(sql.At(function.Function.Range), function.Alias, function.Columns) + (function.HasOrdinality ? " numbered" : ""),
        JoinItem join => $"{(join.IsNatural ? "natural " : "")}{join.Kind.ToString().ToLowerInvariant()}[{Source(sql, join.Left)} + {Source(sql, join.Right)}{Condition(sql, join)}]",
        _ => "?",
    };

    /// <summary>A query as <c>items from sources where condition</c>, with its set operations.</summary>
    public static string Query(string sql, SelectStatement query)
    {
        var text = query.Rows.IsEmpty ? Body(sql, query) : "values " + string.Join(", ", query.Rows.Select(row => sql.At(row.Range)));
        foreach (var operation in query.SetOperations)
            text = $"({text} {operation.Operator.ToLowerInvariant()}{(operation.IsAll ? " all" : "")} {Query(sql, operation.Right)})";
        return text + (query.IsOrdered ? " ordered" : "") + (query.IsLimited ? " limited" : "") + (query.Locks ? " locked" : "");
    }

    public static string CommonTables(string sql, IEnumerable<CommonTable> commonTables) =>
        string.Join("; ", commonTables.Select(table => Named(table.Name.Value, null, table.Columns) + ": " + Body(sql, table.Body)));

    private static string Body(string sql, SqlStatement statement) => statement is SelectStatement query ? Query(sql, query) : statement.GetType().Name;

    private static string Body(string sql, SelectStatement query)
    {
        var items = query.IsStar ? "*" : string.Join(", ", query.Items.Select((item, index) => sql.At(item.Range) + (query.Aliases[index] is { } alias ? " as " + alias.Value : "")));
        return (query.IsDistinct ? "distinct " : "") + items
            + (query.Sources.IsEmpty ? "" : " from " + Sources(sql, query.Sources))
            + (query.Where is { } where ? " where " + sql.At(where.Range) : "")
            + (query.IsGrouped ? " grouped" : "")
            + (query.Having is { } having ? " having " + sql.At(having.Range) : "");
    }

    private static string Condition(string sql, JoinItem join)
    {
        if (join.Condition is { } condition)
            return " on " + sql.At(condition.Range);
        return join.Using.IsEmpty ? "" : $" using {string.Join(", ", join.Using.Select(column => column.Value))}";
    }

    private static string Named(string name, SqlName? alias, IReadOnlyCollection<SqlName> columns) =>
        name + (alias is { } known ? " " + known.Value : "") + (columns.Count == 0 ? "" : $"({string.Join(", ", columns.Select(column => column.Value))})");
}
