using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>What the messages about races have in common.</summary>
internal static class RaceWords
{
    /// <summary>The compared columns, each in quotes.</summary>
    public static string KeyOf(KeyPredicate check) =>
        string.Join(", ", check.Comparisons.Select(comparison => $"'{comparison.Column}'").Distinct());

    /// <summary>What two sessions both do that have found no row.</summary>
    public static string ActionOf(Race race) => race switch
    {
        { Kind: RaceKind.GetOrCreate } => "create it",
        { Check.Change: RowChange.Update } => "insert it after an UPDATE that locks nothing",
        { Check.Change: RowChange.Delete } => "insert it after a DELETE that locks nothing",
        _ => "insert it",
    };

    /// <summary>What happens to the session that comes second. That certainly no key covers the check is CTI1006's to say, so here it is open.</summary>
    public static string OutcomeOf(KeyEvidence evidence) => OutcomeOf(evidence.Key) + SourceDoubt.Of(evidence.Doubt);

    private static string OutcomeOf(UniqueKey? key) => key switch
    {
        { Name: { } name } => $"the unique key '{name}' makes one of them fail with 23505",
        { } => $"the unique key on ({key.Describe()}) makes one of them fail with 23505",
        null => "one of them fails with 23505 if a unique index covers it, and the row is stored twice if none does",
    };
}
