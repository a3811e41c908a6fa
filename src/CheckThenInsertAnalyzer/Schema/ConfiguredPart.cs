using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The part of the model that a builder expression stands for.</summary>
/// <param name="Entity">The entity it belongs to.</param>
internal abstract record ConfiguredPart(INamedTypeSymbol Entity);

/// <summary>What an EntityTypeBuilder configures.</summary>
internal sealed record ConfiguredEntity(INamedTypeSymbol Entity) : ConfiguredPart(Entity);

/// <summary>What a PropertyBuilder configures.</summary>
internal sealed record ConfiguredProperty(INamedTypeSymbol Entity, string Name) : ConfiguredPart(Entity);

/// <summary>What an IndexBuilder configures.</summary>
internal sealed record ConfiguredIndex(INamedTypeSymbol Entity, Func<EntityDraft, IndexDraft> Find) : ConfiguredPart(Entity);

/// <summary>What a KeyBuilder configures.</summary>
internal sealed record ConfiguredKey(INamedTypeSymbol Entity, Func<EntityDraft, KeyDraft> Find) : ConfiguredPart(Entity);
