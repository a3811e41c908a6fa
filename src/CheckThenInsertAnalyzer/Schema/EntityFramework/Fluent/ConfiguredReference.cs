namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What Navigation returns: a property that leads to another type.</summary>
internal sealed record ConfiguredReference(EntityDraft Entity, string Navigation) : ConfiguredPart;
