using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A check-then-insert race.</summary>
/// <param name="Race">The pair of calls.</param>
internal sealed record RaceFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, Race Race)
    : Finding(Descriptor, Place, Severity);
