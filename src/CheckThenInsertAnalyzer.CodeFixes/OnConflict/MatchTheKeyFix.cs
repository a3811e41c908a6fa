using System.Composition;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4001: writes the target of the key that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MatchTheKeyFix)), Shared]
public sealed class MatchTheKeyFix : ConflictTargetFix
{
    private protected override string RuleId => UnmatchedTarget.Id;

    private protected override string TitleFor(KeyTarget target) => $"Match the key: ON CONFLICT {target}";
}
