namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Takes expressions apart, whatever they are.</summary>
internal static class SqlExpressionParts
{
    /// <summary>The expressions of which it is made, from left to right; none for a leaf, and null when they are not known: for a query, a window function, an unknown.</summary>
    public static IEnumerable<SqlExpression>? Of(SqlExpression expression) => expression switch
    {
        BinaryExpression binary => [binary.Left, binary.Right],
        UnaryExpression unary => [unary.Operand],
        NotExpression not => [not.Operand],
        CastExpression cast => [cast.Operand],
        InExpression list => list.Items.Prepend(list.Operand),
        BetweenExpression range => [range.Operand, range.Low, range.High],
        ArrayExpression array => array.Items,
        CaseExpression choice => Of(choice),
        FunctionExpression call => call.Arguments,
        ColumnExpression or LiteralExpression or ParameterExpression => [],
        _ => null,
    };

    private static IEnumerable<SqlExpression> Of(CaseExpression choice)
    {
        if (choice.Operand is { } operand)
            yield return operand;
        foreach (var branch in choice.Branches)
        {
            yield return branch.Condition;
            yield return branch.Result;
        }

        if (choice.Otherwise is { } otherwise)
            yield return otherwise;
    }
}
