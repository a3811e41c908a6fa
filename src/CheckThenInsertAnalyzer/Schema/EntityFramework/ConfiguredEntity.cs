using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What an EntityTypeBuilder configures.</summary>
internal sealed record ConfiguredEntity(INamedTypeSymbol Entity) : ConfiguredPart(Entity);
