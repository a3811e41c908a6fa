using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1005: does at the insert what settles the race without the lock, which stays as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FutileLockRaceFix)), Shared]
public sealed class FutileLockRaceFix : FindingFixProvider
{
    /// <summary>The key of the one offer of each finding.</summary>
    private const string BestKey = "CTI1005.LetTheIndexDecide";

    private protected override string RuleId => FutileLockRace.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body) =>
        finding is RaceFinding { Race: var race } && body.Calls.OfType<TransactionCall>().All(IsAtReadCommitted)
            ? RaceRewrites.Of(race, body).Where(offer => !offer.TakesCheckOut).Take(1).Select(offer => offer with { EquivalenceKey = BestKey })
            : [];

    /// <summary>At the higher levels ON CONFLICT fails with 40001 where the other row is newer than what the transaction sees, and the row cannot be read again.</summary>
    private static bool IsAtReadCommitted(TransactionCall transaction) => !transaction.IsSerializable && transaction.Level is null or "ReadCommitted" or "ReadUncommitted";
}
