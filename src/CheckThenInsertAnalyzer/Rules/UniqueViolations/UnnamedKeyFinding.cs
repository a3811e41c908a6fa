using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>A handler that tells of one key whichever is violated.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Insert">The insert that it handles.</param>
/// <param name="Key">The key that it tells of.</param>
internal sealed record UnnamedKeyFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, ICatchClauseOperation Clause, InsertCall Insert, UniqueKey Key)
    : Finding(Descriptor, Place, Severity);
