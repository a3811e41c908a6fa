namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a PropertyBuilder configures.</summary>
internal sealed record ConfiguredProperty(PropertyDraft Property) : ConfiguredPart;
