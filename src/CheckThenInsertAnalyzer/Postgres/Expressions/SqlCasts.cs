namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Looks through casts, which do not change which value an expression is.</summary>
internal static class SqlCasts
{
    /// <summary>The expression inside its casts.</summary>
    public static SqlExpression WithoutCasts(this SqlExpression expression)
    {
        while (expression is CastExpression cast)
            expression = cast.Operand;
        return expression;
    }
}
