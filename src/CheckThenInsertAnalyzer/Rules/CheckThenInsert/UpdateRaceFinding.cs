using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A uniqueness check before an update.</summary>
/// <param name="Race">The check and the update.</param>
internal sealed record UpdateRaceFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, UpdateRace Race)
    : Finding(Descriptor, Place, Severity);
