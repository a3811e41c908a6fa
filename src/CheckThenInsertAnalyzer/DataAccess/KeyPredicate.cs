using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What a check demands of a row.</summary>
/// <param name="Comparisons">The equalities that must all hold.</param>
/// <param name="IsConjunction">Whether there is nothing else: false when a further condition narrows or widens the check.</param>
internal sealed record KeyPredicate(ImmutableArray<KeyComparison> Comparisons, bool IsConjunction)
{
    /// <summary>A check that demands nothing.</summary>
    public static KeyPredicate Everything { get; } = new(ImmutableArray<KeyComparison>.Empty, IsConjunction: true);

    /// <summary>A check of which nothing is known.</summary>
    public static KeyPredicate Unknown { get; } = new(ImmutableArray<KeyComparison>.Empty, IsConjunction: false);

    /// <summary>Both predicates at once.</summary>
    public KeyPredicate And(KeyPredicate other) => new(Comparisons.AddRange(other.Comparisons), IsConjunction && other.IsConjunction);
}
