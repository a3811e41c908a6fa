using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A failed entity that the next flush sends again.</summary>
/// <param name="Failed">The flush, the clause and the next flush.</param>
internal sealed record FailedEntityFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, FailedEntity Failed)
    : Finding(Descriptor, Place, Severity);
