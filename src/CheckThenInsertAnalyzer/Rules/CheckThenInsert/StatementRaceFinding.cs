using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>A statement that checks and inserts in one.</summary>
/// <param name="Race">The statement.</param>
internal sealed record StatementRaceFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, StatementRace Race)
    : Finding(Descriptor, Place, Severity);
