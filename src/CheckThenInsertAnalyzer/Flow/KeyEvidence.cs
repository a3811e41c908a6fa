using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What is known of the unique key behind a check.</summary>
/// <param name="Coverage">Whether a unique key stops the second of two rows that are equal in what the check compares.</param>
/// <param name="Key">The key that does: the arbiter, or one on fewer columns; null when none is known to.</param>
/// <param name="Doubt">Where sources disagree about that key, or about one on just what is compared; null when they do not.</param>
internal sealed record KeyEvidence(KeyCoverage Coverage, UniqueKey? Key, SchemaDisagreement? Doubt)
{
    /// <summary>Where one of several alternatives is enough: a key that stops the second of two rows that have one of them in common; null when none is known.</summary>
    public UniqueKey? Shared { get; init; }
}
