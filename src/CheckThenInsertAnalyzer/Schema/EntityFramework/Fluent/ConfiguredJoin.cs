namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What WithMany behind HasMany returns.</summary>
internal sealed record ConfiguredJoin(JoinDraft Join) : ConfiguredPart;
