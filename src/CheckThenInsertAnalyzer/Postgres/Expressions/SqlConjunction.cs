namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Takes conditions apart at their ANDs.</summary>
internal static class SqlConjunction
{
    /// <summary>The terms that all must hold, from left to right; the condition itself when it is no AND; none for null.</summary>
    public static IReadOnlyList<SqlExpression> Terms(SqlExpression? condition)
    {
        var terms = new List<SqlExpression>();
        var open = new Stack<SqlExpression>();
        if (condition is not null)
            open.Push(condition);

        while (open.Count > 0)
        {
            var term = open.Pop();
            if (term is BinaryExpression { Operator: "AND" } both)
            {
                open.Push(both.Right);
                open.Push(both.Left);
            }
            else
            {
                terms.Add(term);
            }
        }

        return terms;
    }
}
