using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A global query filter: a condition that every query of the entity gets and no index knows of (FACTS H11).</summary>
/// <param name="Properties">The entity's properties that the condition reads, in the order of their first mention; empty when the condition cannot be read.</param>
/// <param name="Text">The condition as the source has it, from behind the arrow of its lambda; null when it is put together elsewhere.</param>
/// <param name="Source">Where it is set.</param>
internal sealed record QueryFilter(ImmutableArray<string> Properties, string? Text, SchemaSource Source);
