using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// Whether a query gives one row at most. Of several rows two may have one key: a plain INSERT refuses them with 23505, and ON CONFLICT
/// would drop one of them in silence (FACTS C13).
/// </summary>
internal static class SourceRows
{
    /// <summary>The answer for a query that stands in INSERT or FROM.</summary>
    public static bool AreAtMostOne(SelectStatement query) =>
        query is { IsUnderstood: true, SetOperations.IsEmpty: true, IsGrouped: false }
        && (query.Having is not null
            || (query.Rows.IsEmpty ? query.Items.All(item => item is not FunctionExpression { Name.Name.Value: "unnest" or "generate_series" }) : query.Rows.Length == 1))
        && (query.Having is not null || query.Sources.All(AreAtMostOne));

    /// <summary>A join that keeps only what has found no partner gives no more rows than its left side.</summary>
    private static bool AreAtMostOne(FromItem item) => item switch
    {
        SubqueryItem subquery => AreAtMostOne(subquery.Query),
        JoinItem { Kind: JoinKind.Left, Left: var left } => AreAtMostOne(left),
        _ => false,
    };
}
