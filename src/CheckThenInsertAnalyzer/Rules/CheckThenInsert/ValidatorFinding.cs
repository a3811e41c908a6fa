using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A uniqueness check in a validator.</summary>
internal sealed record ValidatorFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity)
    : Finding(Descriptor, Place, Severity);
