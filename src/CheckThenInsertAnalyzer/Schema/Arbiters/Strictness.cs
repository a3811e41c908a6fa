namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Whether an expression cannot be true while a part of it is NULL (clause_is_strict_for of PostgreSQL).</summary>
internal static class Strictness
{
    public static Certainty IsStrictFor(AnalyzedExpression condition, AnalyzedExpression part)
    {
        if (condition.Kind == AnalyzedKind.Relabel)
            condition = condition.First;
        if (part.Kind == AnalyzedKind.Relabel)
            part = part.First;

        var same = ExpressionSameness.Same(condition, part);
        if (same == Certainty.Yes || condition.Kind == AnalyzedKind.Null)
            return Certainty.Yes;
        return condition.Kind switch
        {
            AnalyzedKind.Call when condition.Name != "IS DISTINCT FROM" => same.Or(condition.Arguments.Any(argument => IsStrictFor(argument, part))),
            AnalyzedKind.Opaque => MentionedColumns.Of(condition).IsSupersetOf(MentionedColumns.Of(part)) ? Certainty.Unknown : Certainty.No,
            _ => same,
        };
    }
}
