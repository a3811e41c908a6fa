using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>An insert with something wrong that no rewrite mends.</summary>
/// <param name="Insert">The insert.</param>
internal sealed record SqlInsertFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, SqlInsertCall Insert)
    : Finding(Descriptor, Place, Severity);
