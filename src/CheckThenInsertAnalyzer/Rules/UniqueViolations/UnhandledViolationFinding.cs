using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>An insert whose unique violation nobody takes.</summary>
/// <param name="Insert">The insert.</param>
/// <param name="Sender">The call that sends it: the insert itself, or a flush; an Add where nothing here flushes.</param>
/// <param name="Key">The key that may be violated.</param>
internal sealed record UnhandledViolationFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, InsertCall Insert, DatabaseCall Sender, UniqueKey Key)
    : Finding(Descriptor, Place, Severity);
