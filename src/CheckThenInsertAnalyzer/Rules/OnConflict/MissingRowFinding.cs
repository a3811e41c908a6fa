using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>An insert whose row may not come back, read as if it did.</summary>
/// <param name="Insert">The insert.</param>
/// <param name="Effect">What happens without a row.</param>
/// <param name="Update">The change of the clause that makes the row come back always; null when it is not known to be right.</param>
internal sealed record MissingRowFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, SqlInsertCall Insert, MissingRowEffect Effect, UnchangingUpdate? Update)
    : Finding(Descriptor, Place, Severity);
