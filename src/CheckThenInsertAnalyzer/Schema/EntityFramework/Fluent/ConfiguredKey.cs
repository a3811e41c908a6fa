namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a KeyBuilder configures.</summary>
internal sealed record ConfiguredKey(KeyDraft Key) : ConfiguredPart;
