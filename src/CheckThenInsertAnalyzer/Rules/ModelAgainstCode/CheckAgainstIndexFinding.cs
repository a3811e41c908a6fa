using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.ModelAgainstCode;

/// <summary>A check that means something else than the unique key.</summary>
internal sealed record CheckAgainstIndexFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity)
    : Finding(Descriptor, Place, Severity);
