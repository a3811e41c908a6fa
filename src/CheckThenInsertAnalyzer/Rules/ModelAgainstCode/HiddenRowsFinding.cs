using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.ModelAgainstCode;

/// <summary>A query filter that hides what a unique key sees.</summary>
internal sealed record HiddenRowsFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity)
    : Finding(Descriptor, Place, Severity);
