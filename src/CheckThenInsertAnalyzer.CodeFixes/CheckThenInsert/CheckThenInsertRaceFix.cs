using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1001: lets the unique index decide, by ON CONFLICT where it is known and by a catch of SQLSTATE 23505 elsewhere.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckThenInsertRaceFix)), Shared]
public sealed class CheckThenInsertRaceFix : FindingFixProvider
{
    /// <summary>The key of the first offer of each finding, so that one fix-all repairs them all, each in the way that is right for it.</summary>
    private const string BestKey = "CTI1001.LetTheIndexDecide";

    /// <summary>The key of the smaller edit.</summary>
    private const string KeepCheckKey = "CTI1001.KeepTheCheck";

    private protected override string RuleId => CheckThenInsertRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body) => finding is RaceFinding { Race: var race }
        ? RaceRewrites.Of(race, body).Select((offer, index) => offer with { EquivalenceKey = index == 0 ? BestKey : KeepCheckKey })
        : [];
}
