namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Whether the WHERE of a conflict target proves the predicate of a partial index (predicate_implied_by of PostgreSQL; FACTS B6).</summary>
/// <remarks>What the server cannot prove it takes for not implied, true or not: so must this.</remarks>
internal sealed class PredicateImplication
{
    /// <summary>Conditions that take more steps to compare are not compared to the end.</summary>
    private const int MaxSteps = 20_000;

    private int _steps;

    private PredicateImplication()
    {
    }

    /// <summary>Whether the server can show that the predicate is true wherever the condition is.</summary>
    public static Certainty Implies(AnalyzedExpression condition, AnalyzedExpression predicate) =>
        new PredicateImplication().Prove(CommonTerms.TakeOut(condition), CommonTerms.TakeOut(predicate));

    private Certainty Prove(AnalyzedExpression condition, AnalyzedExpression predicate)
    {
        if (++_steps > MaxSteps)
            return Certainty.Unknown;
        if (predicate.Kind is AnalyzedKind.And or AnalyzedKind.AllOf && condition.Kind is not (AnalyzedKind.Or or AnalyzedKind.AnyOf))
            return Terms(predicate).All(item => Prove(condition, item));
        return condition.Kind switch
        {
            AnalyzedKind.And or AnalyzedKind.AllOf => ProveFromAll(condition, predicate),
            AnalyzedKind.Or or AnalyzedKind.AnyOf => ProveFromAny(condition, predicate),
            _ when predicate.Kind is AnalyzedKind.Or or AnalyzedKind.AnyOf => Terms(predicate).Any(item => Prove(condition, item)),
            _ => ProveTerm(condition, predicate),
        };
    }

    private Certainty ProveFromAll(AnalyzedExpression condition, AnalyzedExpression predicate)
    {
        var answer = predicate.Kind is AnalyzedKind.Or or AnalyzedKind.AnyOf ? Terms(predicate).Any(item => Prove(condition, item)) : Certainty.No;
        return answer == Certainty.Yes ? answer : answer.Or(Terms(condition).Any(item => Prove(item, predicate)));
    }

    private Certainty ProveFromAny(AnalyzedExpression condition, AnalyzedExpression predicate)
    {
        if (predicate.Kind is AnalyzedKind.Or or AnalyzedKind.AnyOf)
            return Terms(condition).All(item => Terms(predicate).Any(goal => Prove(item, goal)));
        return Terms(condition).All(item => Prove(item, predicate));
    }

    /// <summary>The terms of AND and OR, and the comparisons that a list stands for.</summary>
    private static IEnumerable<AnalyzedExpression> Terms(AnalyzedExpression expression) =>
        expression.Kind is AnalyzedKind.AnyOf or AnalyzedKind.AllOf
            ? expression.Arguments.Skip(1).Select(item => AnalyzedExpression.Call(expression.Name, SqlType.Boolean, expression.First, item))
            : expression.Arguments;

    private static Certainty ProveTerm(AnalyzedExpression condition, AnalyzedExpression predicate)
    {
        var same = ExpressionSameness.Same(predicate, condition);
        if (same == Certainty.Yes)
            return same;
        if (predicate is { Kind: AnalyzedKind.NullTest, Name: "IS NOT NULL" })
            return same.Or(Strictness.IsStrictFor(condition, predicate.First));
        return same.Or(ComparisonProof.Prove(condition, predicate));
    }
}
