using System.Composition;
using CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4010: catches the violation of the key that ON CONFLICT does not cover.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CatchOtherKeyFix)), Shared]
public sealed class CatchOtherKeyFix : UnhandledViolationFix
{
    private protected override string RuleId => OtherKey.Id;
}
