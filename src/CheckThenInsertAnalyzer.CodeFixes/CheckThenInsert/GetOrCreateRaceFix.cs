using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
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

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        var rewrite = (finding as RaceFinding)?.Race switch
        {
            { Insert: SqlInsertCall insert } race => RowEitherWayRewrite.Of(race, insert, body),
            { Insert: EntityInsertCall insert } race => FlushRereadRewrite.Of(race, insert, body),
            _ => null,
        };
        return rewrite is null ? [] : [rewrite with { EquivalenceKey = BestKey }];
    }
}
