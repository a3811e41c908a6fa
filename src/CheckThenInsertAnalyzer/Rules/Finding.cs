using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>What a rule found: the analyzer reports it, and the code fix asks for it again and acts on it.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Place">Where it is reported.</param>
/// <param name="Severity">How sure it is.</param>
internal abstract record Finding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity)
{
    /// <summary>Other places that a reader wants to see.</summary>
    public ImmutableArray<SyntaxNodeOrToken> FurtherPlaces { get; init; } = ImmutableArray<SyntaxNodeOrToken>.Empty;

    /// <summary>The same in files that the compilation need not hold.</summary>
    public ImmutableArray<Location> FurtherLocations { get; init; } = ImmutableArray<Location>.Empty;

    /// <summary>What fills the message's places.</summary>
    public ImmutableArray<string> MessageArguments { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The diagnostic to report.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        LocationOf(Place),
        Severity,
        FurtherPlaces.Select(LocationOf).Concat(FurtherLocations),
        properties: null,
        MessageArguments.ToArray<object>());

    private static Location LocationOf(SyntaxNodeOrToken place) => place.GetLocation() ?? Location.None;
}
