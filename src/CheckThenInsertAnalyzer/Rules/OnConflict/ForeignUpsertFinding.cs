using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>An upsert in the language of another database.</summary>
/// <param name="Call">The call that sends it.</param>
/// <param name="Replacements">What has to change in its text, in order; empty when the schema does not tell for sure.</param>
internal sealed record ForeignUpsertFinding(DiagnosticDescriptor Descriptor, SyntaxNodeOrToken Place, DiagnosticSeverity Severity, DatabaseCall Call, IReadOnlyList<SqlReplacement> Replacements)
    : Finding(Descriptor, Place, Severity);
