using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A handler that takes every error for a duplicate.</summary>
/// <param name="Clause">The clause.</param>
internal sealed record BroadHandlerFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ICatchClauseOperation Clause)
    : Finding(Descriptor, Place, Severity);
