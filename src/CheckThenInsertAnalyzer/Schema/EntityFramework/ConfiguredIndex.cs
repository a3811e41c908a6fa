using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an IndexBuilder configures.</summary>
internal sealed record ConfiguredIndex(INamedTypeSymbol Entity, Func<EntityDraft, IndexDraft> Find) : ConfiguredPart(Entity);
