using System.Composition;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4006: names the key that users choose in the place of the generated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NaturalKeyFix)), Shared]
public sealed class NaturalKeyFix : ConflictTargetFix
{
    private protected override string RuleId => IdleTarget.Id;

    private protected override string TitleFor(KeyTarget target) => $"Name the key that may be taken: ON CONFLICT {target}";
}
