namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an IndexBuilder configures.</summary>
internal sealed record ConfiguredIndex(EntityDraft Entity, IndexDraft Index) : ConfiguredPart;
