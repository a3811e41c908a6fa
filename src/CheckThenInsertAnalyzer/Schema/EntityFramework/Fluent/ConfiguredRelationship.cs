namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What WithOne, WithMany or WithOwner returns.</summary>
internal sealed record ConfiguredRelationship(RelationshipDraft Relationship) : ConfiguredPart;
