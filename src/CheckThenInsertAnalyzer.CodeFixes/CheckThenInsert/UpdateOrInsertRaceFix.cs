using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1003: lets the insert update the row that is there, by ON CONFLICT DO UPDATE.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpdateOrInsertRaceFix)), Shared]
public sealed class UpdateOrInsertRaceFix : FindingFixProvider
{
    /// <summary>The key of the first offer of each finding, so that one fix-all repairs them all, each in the way that is right for it.</summary>
    private const string BestKey = "CTI1003.UpdateOnConflict";

    /// <summary>The key of the smaller edit.</summary>
    private const string KeepUpdateKey = "CTI1003.KeepTheUpdate";

    private protected override string RuleId => UpdateOrInsertRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not RaceFinding { Race: { Insert: SqlInsertCall insert } race } || GuardSyntax.Of(race, body) is not { } guard || UpsertEdit.Of(race, insert, guard, body) is not { } edit)
            return [];
        return new[] { edit.OneStatement(race, body), edit.KeepingTheUpdate() }.OfType<Rewrite>().Select((offer, index) => offer with { EquivalenceKey = index == 0 ? BestKey : KeepUpdateKey });
    }
}
