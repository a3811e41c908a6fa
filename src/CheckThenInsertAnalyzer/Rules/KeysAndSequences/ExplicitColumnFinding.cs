using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.KeysAndSequences;

/// <summary>A generated column that an INSERT lists.</summary>
/// <param name="Insert">The insert.</param>
/// <param name="ColumnIndex">The column's place in its list, from 0.</param>
internal sealed record ExplicitColumnFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, SqlInsertCall Insert, int ColumnIndex)
    : Finding(Descriptor, Place, Severity);
