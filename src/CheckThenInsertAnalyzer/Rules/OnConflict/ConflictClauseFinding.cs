using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>An ON CONFLICT clause whose target is wrong or missing.</summary>
/// <param name="Insert">The insert that has the clause.</param>
/// <param name="Target">The target that the clause should have; null when there is no single one.</param>
internal sealed record ConflictClauseFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, SqlInsertCall Insert, KeyTarget? Target)
    : Finding(Descriptor, Place, Severity);
