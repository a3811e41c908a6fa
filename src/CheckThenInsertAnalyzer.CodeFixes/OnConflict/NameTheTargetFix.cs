using System.Composition;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4003: names the one key whose conflict is meant, so that every other one is an error again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTheTargetFix)), Shared]
public sealed class NameTheTargetFix : ConflictTargetFix
{
    private protected override string RuleId => HiddenConflict.Id;

    private protected override string TitleFor(KeyTarget target) => $"Name the key: ON CONFLICT {target}";
}
