using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>What the messages about races have in common.</summary>
internal static class RaceWords
{
    /// <summary>The compared columns, each in quotes.</summary>
    public static string KeyOf(KeyPredicate check) =>
        string.Join(", ", check.Comparisons.Select(comparison => $"'{comparison.Column}'").Distinct());

    /// <summary>What happens to the session that comes second.</summary>
    public static string OutcomeOf(KeyEvidence evidence) => OutcomeOf(evidence.Coverage, evidence) + SourceDoubt.Of(evidence.Doubt);

    private static string OutcomeOf(KeyCoverage coverage, KeyEvidence evidence) => evidence.Key switch
    {
        { Name: { } name } => $"the unique key '{name}' makes one of them fail with 23505",
        { } key => $"the unique key on ({key.Describe()}) makes one of them fail with 23505",
        null when coverage == KeyCoverage.Uncovered => "no unique key covers it, so the row is stored twice and nothing fails",
        null => "one of them fails with 23505 if a unique index covers it, and the row is stored twice if none does",
    };
}
