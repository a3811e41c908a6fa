using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>The SQLSTATE of a unique violation as a literal.</summary>
/// <param name="Literal">The literal.</param>
internal sealed record BareSqlStateFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ILiteralOperation Literal)
    : Finding(Descriptor, Place, Severity);
