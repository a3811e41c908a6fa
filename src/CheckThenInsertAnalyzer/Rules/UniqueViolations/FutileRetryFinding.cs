using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A loop that inserts the same row again after a unique violation.</summary>
/// <param name="Insert">The insert.</param>
internal sealed record FutileRetryFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, InsertCall Insert)
    : Finding(Descriptor, Place, Severity);
