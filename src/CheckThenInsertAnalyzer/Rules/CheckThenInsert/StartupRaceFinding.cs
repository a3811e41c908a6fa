using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A race between instances that start.</summary>
internal sealed record StartupRaceFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity)
    : Finding(Descriptor, Place, Severity);
