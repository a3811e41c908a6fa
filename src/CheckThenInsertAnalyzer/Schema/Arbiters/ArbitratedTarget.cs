using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The target is good: these keys arbitrate. A clause without a target is arbitrated by all keys of the table; a table without any has none.</summary>
/// <param name="Keys">The unique keys, in the order of the table; none when an exclusion constraint arbitrates, which ON CONSTRAINT can name.</param>
internal sealed record ArbitratedTarget(ImmutableArray<UniqueKey> Keys) : ArbiterVerdict;
