using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What ConfigureConventions says about all properties of a type.</summary>
/// <param name="Type">The type; its properties may be of a type that derives from it.</param>
/// <param name="Settings">What is said.</param>
internal sealed record TypeConvention(ITypeSymbol Type, PropertyDraft Settings);
