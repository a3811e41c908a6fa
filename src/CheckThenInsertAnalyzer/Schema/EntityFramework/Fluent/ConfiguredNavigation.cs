namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The first half of a relationship: what HasOne or HasMany returns.</summary>
internal sealed record ConfiguredNavigation(EntityDraft Entity, string? Navigation, EntityDraft Target, bool IsCollection) : ConfiguredPart;
