using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A violation that is caught inside a transaction in which work goes on.</summary>
/// <param name="Lost">The call, the clause, the transaction and what comes next.</param>
internal sealed record LostWorkFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, LostWork Lost)
    : Finding(Descriptor, Place, Severity);
