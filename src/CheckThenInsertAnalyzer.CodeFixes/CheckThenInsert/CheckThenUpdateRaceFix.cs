using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1007: catches the unique violation where the update is sent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckThenUpdateRaceFix)), Shared]
public sealed class CheckThenUpdateRaceFix : FindingFixProvider
{
    private protected override string RuleId => CheckThenUpdateRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body) =>
        finding is UpdateRaceFinding { Race: var race } && UpdateCatchRewrite.Of(race, body) is { } rewrite
            ? [rewrite with { EquivalenceKey = "CTI1007.CatchTheViolation" }]
            : [];
}
