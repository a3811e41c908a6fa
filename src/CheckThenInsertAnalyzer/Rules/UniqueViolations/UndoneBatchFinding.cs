using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A handler that means to skip duplicates of rows that are sent together.</summary>
/// <param name="Undone">The rows and the handler.</param>
internal sealed record UndoneBatchFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, UndoneBatch Undone)
    : Finding(Descriptor, Place, Severity);
