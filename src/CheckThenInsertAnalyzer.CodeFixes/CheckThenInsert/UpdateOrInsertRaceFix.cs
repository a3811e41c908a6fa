using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1003: lets the insert update the row that is there, by ON CONFLICT DO UPDATE or a catch of SQLSTATE 23505.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpdateOrInsertRaceFix)), Shared]
public sealed class UpdateOrInsertRaceFix : FindingFixProvider
{
    /// <summary>The key of the first offer of each finding, so that one fix-all repairs them all, each in the way that is right for it.</summary>
    private const string BestKey = "CTI1003.UpdateTheRowThatIsThere";

    /// <summary>The key of the smaller edit.</summary>
    private const string KeepUpdateKey = "CTI1003.KeepTheUpdate";

    private protected override string RuleId => UpdateOrInsertRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body) => finding is RaceFinding { Race: var race }
        ? RaceRewrites.Of(race, body).Select((offer, index) => offer with { EquivalenceKey = index == 0 ? BestKey : KeepUpdateKey })
        : [];
}
