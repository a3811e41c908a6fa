using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A catch clause that no unique violation of its try block gets into.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Arrival">Where the violation of the block's first writing call arrives.</param>
/// <param name="ArrivesInBlock">Whether that is in the block, so that only the shape is wrong.</param>
internal sealed record DeadHandlerFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ICatchClauseOperation Clause, ViolationArrival Arrival, bool ArrivesInBlock)
    : Finding(Descriptor, Place, Severity);
