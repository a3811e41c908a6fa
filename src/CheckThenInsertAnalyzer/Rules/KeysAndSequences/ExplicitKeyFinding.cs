using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.KeysAndSequences;

/// <summary>A generated key that a new entity is given.</summary>
/// <param name="Assignment">The write of the key.</param>
internal sealed record ExplicitKeyFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ISimpleAssignmentOperation Assignment)
    : Finding(Descriptor, Place, Severity);
