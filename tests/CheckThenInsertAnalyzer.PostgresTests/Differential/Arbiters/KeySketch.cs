using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>A key that a generated table has, in templates from which targets for it are made.</summary>
/// <param name="Elements">The elements: a column's template, or an expression's.</param>
/// <param name="Predicate">The index of the family in <see cref="Forms.Predicates"/>; null for a full key.</param>
/// <param name="Modifiers">What stands behind the first element, such as <c>COLLATE "C"</c>; empty for nothing.</param>
/// <param name="Name">The name as it is stored; null when the server chooses it.</param>
internal sealed record KeySketch(ImmutableArray<KeyElement> Elements, int? Predicate, string Modifiers, string? Name);
