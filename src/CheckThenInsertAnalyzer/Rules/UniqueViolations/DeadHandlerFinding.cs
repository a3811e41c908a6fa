using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A catch clause that no unique violation of its try block gets into.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Call">The first call of the block that may raise a violation.</param>
internal sealed record DeadHandlerFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ICatchClauseOperation Clause, DatabaseCall Call)
    : Finding(Descriptor, Place, Severity);
