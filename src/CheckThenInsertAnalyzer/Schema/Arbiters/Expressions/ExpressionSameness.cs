namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Whether two analysed expressions are one to the server (equal() of PostgreSQL).</summary>
internal static class ExpressionSameness
{
    public static Certainty Same(AnalyzedExpression one, AnalyzedExpression other)
    {
        if (one.Kind == AnalyzedKind.Opaque || other.Kind == AnalyzedKind.Opaque)
            return SameOpaque(one, other);
        if (one.Kind == AnalyzedKind.Parameter || other.Kind == AnalyzedKind.Parameter)
            return Certainty.Unknown;
        if (one.Kind == AnalyzedKind.Constant && other.Kind == AnalyzedKind.Constant)
            return SameConstant(one, other);
        if (one.Kind != other.Kind || one.Name != other.Name || one.Arguments.Length != other.Arguments.Length || AreDifferent(one.Type, other.Type))
            return Certainty.No;
        return one.Arguments.Zip(other.Arguments, (Left, Right) => (Left, Right)).All(pair => Same(pair.Left, pair.Right));
    }

    /// <summary>One of them is not understood. It may come to be simpler than it looks, but has no column that it does not name.</summary>
    private static Certainty SameOpaque(AnalyzedExpression one, AnalyzedExpression other)
    {
        if (one.Kind == other.Kind && one.Name.Length > 0 && one.Name == other.Name)
            return Certainty.Yes;

        var (mine, theirs) = (MentionedColumns.Of(one), MentionedColumns.Of(other));
        var isPossible = one.Kind != AnalyzedKind.Opaque ? theirs.IsSupersetOf(mine) : other.Kind != AnalyzedKind.Opaque ? mine.IsSupersetOf(theirs) : mine.Overlaps(theirs);
        return isPossible ? Certainty.Unknown : Certainty.No;
    }

    private static bool AreDifferent(SqlType? one, SqlType? other) => one is not null && other is not null && one != other;

    private static Certainty SameConstant(AnalyzedExpression one, AnalyzedExpression other)
    {
        if (one.Name == other.Name && one.Type == other.Type)
            return Certainty.Yes;
        return ConstantComparison.Compare(one, other) switch
        {
            ConstantOrder.Unknown => Certainty.Unknown,
            ConstantOrder.Equal => Certainty.Unknown,
            _ => Certainty.No,
        };
    }
}
