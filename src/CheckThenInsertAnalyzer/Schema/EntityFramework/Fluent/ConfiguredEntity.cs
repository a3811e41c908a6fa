namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an EntityTypeBuilder, OwnedNavigationBuilder, ComplexPropertyBuilder or TableBuilder configures.</summary>
internal sealed record ConfiguredEntity(EntityDraft Entity) : ConfiguredPart;
