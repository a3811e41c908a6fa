using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1002: gives the session that loses the race the winner's row.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GetOrCreateRaceFix)), Shared]
public sealed class GetOrCreateRaceFix : FindingFixProvider
{
    /// <summary>The key of the one offer of each finding.</summary>
    private const string BestKey = "CTI1002.GoOnWithTheRow";

    private protected override string RuleId => GetOrCreateRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body) => finding is RaceFinding { Race: var race }
        ? RaceRewrites.Of(race, body).Select(offer => offer with { EquivalenceKey = BestKey })
        : [];
}
