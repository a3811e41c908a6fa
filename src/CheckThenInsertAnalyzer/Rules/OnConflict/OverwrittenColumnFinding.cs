using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>An upsert that overwrites what the existing row must keep.</summary>
/// <param name="Insert">The insert.</param>
/// <param name="Indexes">The places in the SET list of the assignments that should not be there, from 0.</param>
internal sealed record OverwrittenColumnFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, SqlInsertCall Insert, ImmutableArray<int> Indexes)
    : Finding(Descriptor, Place, Severity);
