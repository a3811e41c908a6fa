using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The part of the model that a builder expression stands for.</summary>
/// <param name="Entity">The entity it belongs to.</param>
internal abstract record ConfiguredPart(INamedTypeSymbol Entity);
