using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
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

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        var offers = (finding as RaceFinding)?.Race switch
        {
            { Check.Change: RowChange.Delete, Insert: SqlInsertCall insert } race => new[] { ReplacementUpsert.Of(race, insert, body) },
            { Insert: SqlInsertCall insert } race when GuardSyntax.Of(race, body) is { } guard && UpsertEdit.Of(race, insert, guard, body) is { } edit => [edit.OneStatement(race, body), edit.KeepingTheUpdate()],
            { Insert: EntityInsertCall insert } race => [FlushRereadRewrite.Of(race, insert, body)],
            _ => [],
        };
        return offers.OfType<Rewrite>().Select((offer, index) => offer with { EquivalenceKey = index == 0 ? BestKey : KeepUpdateKey });
    }
}
