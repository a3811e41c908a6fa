using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Takes out of an OR what all its terms have: <c>a AND b OR a AND c</c> becomes <c>a AND (b OR c)</c> (canonicalize_qual of PostgreSQL).</summary>
internal static class CommonTerms
{
    /// <summary>The condition with that done everywhere in it.</summary>
    public static AnalyzedExpression TakeOut(AnalyzedExpression condition) => condition.Kind switch
    {
        AnalyzedKind.And => BooleanAlgebra.And(condition.Arguments.Select(TakeOut)),
        AnalyzedKind.Or => TakeOutOf(condition.Arguments.Select(TakeOut).ToList()),
        _ => condition,
    };

    private static AnalyzedExpression TakeOutOf(List<AnalyzedExpression> terms)
    {
        var lists = terms.Select(Conjuncts).ToList();
        var shortest = lists.OrderBy(list => list.Length).First();
        var common = shortest.Where(term => lists.TrueForAll(list => Contains(list, term))).ToImmutableArray();
        if (common.IsEmpty)
            return BooleanAlgebra.Or(terms);

        // A term that has nothing else makes the rest of the others superfluous.
        var rests = lists.Select(list => list.Where(term => !Contains(common, term)).ToList()).ToList();
        return rests.Exists(rest => rest.Count == 0)
            ? BooleanAlgebra.And(common)
            : BooleanAlgebra.And(common.Add(BooleanAlgebra.Or(rests.Select(BooleanAlgebra.And))));
    }

    private static ImmutableArray<AnalyzedExpression> Conjuncts(AnalyzedExpression term) => term.Kind == AnalyzedKind.And ? term.Arguments : ImmutableArray.Create(term);

    private static bool Contains(ImmutableArray<AnalyzedExpression> terms, AnalyzedExpression wanted) =>
        terms.Any(term => ExpressionSameness.Same(term, wanted) == Certainty.Yes);
}
