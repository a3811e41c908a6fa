using System.Composition;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>CTI3001: catches the violation of a key that users choose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CatchUniqueViolationFix)), Shared]
public sealed class CatchUniqueViolationFix : UnhandledViolationFix
{
    private protected override string RuleId => UnhandledUniqueViolation.Id;
}
