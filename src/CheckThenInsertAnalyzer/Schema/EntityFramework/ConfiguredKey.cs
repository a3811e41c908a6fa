using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a KeyBuilder configures.</summary>
internal sealed record ConfiguredKey(INamedTypeSymbol Entity, Func<EntityDraft, KeyDraft> Find) : ConfiguredPart(Entity);
