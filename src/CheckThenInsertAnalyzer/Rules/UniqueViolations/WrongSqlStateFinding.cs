using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A test that no unique violation passes.</summary>
/// <param name="Property">The tested property of the exception.</param>
/// <param name="Constant">What it is compared with.</param>
internal sealed record WrongSqlStateFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, IPropertyReferenceOperation Property, IOperation Constant)
    : Finding(Descriptor, Place, Severity);
