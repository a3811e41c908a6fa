namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A collection of related rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="OwnerKey">The foreign key that they share, with the owner's key; null when that cannot be told.</param>
internal sealed record Navigation(EntityRows Rows, KeyComparison? OwnerKey)
{
    /// <summary>Which rows are in it.</summary>
    public KeyPredicate Predicate => OwnerKey is { } key ? new KeyPredicate(System.Collections.Immutable.ImmutableArray.Create(key), IsConjunction: true) : KeyPredicate.Unknown;
}
