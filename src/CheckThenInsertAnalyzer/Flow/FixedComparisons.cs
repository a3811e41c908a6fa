using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells the comparisons that say which rows a key is for, as <c>IsDeleted == false</c>, from those that are the key.</summary>
internal static class FixedComparisons
{
    /// <summary>Those with a constant, which every row must fulfil; empty where nothing else is compared, so that they are the key.</summary>
    public static ImmutableArray<KeyComparison> Of(KeyPredicate check, ValueOriginReader origins)
    {
        var withConstants = check.Comparisons.Where(comparison => comparison.Alternative is null && origins.Of(comparison.Value) is ConstantOrigin).ToImmutableArray();
        return withConstants.Length == check.Comparisons.Length ? ImmutableArray<KeyComparison>.Empty : withConstants;
    }
}
