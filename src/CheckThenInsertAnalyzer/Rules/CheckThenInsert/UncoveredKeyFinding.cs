using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A race for a key that no unique key covers.</summary>
/// <param name="Race">The check and the insert.</param>
internal sealed record UncoveredKeyFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, UncoveredRace Race)
    : Finding(Descriptor, Place, Severity);
