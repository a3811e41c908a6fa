using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A unique violation is recognised by its text.</summary>
/// <param name="Texts">The tests of one condition, joined by <c>||</c>, in their order.</param>
/// <param name="Condition">All of them.</param>
internal sealed record ViolationTextFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ImmutableArray<ViolationText> Texts, IOperation Condition)
    : Finding(Descriptor, Place, Severity);
