using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a PropertyBuilder configures.</summary>
internal sealed record ConfiguredProperty(INamedTypeSymbol Entity, string Name) : ConfiguredPart(Entity);
