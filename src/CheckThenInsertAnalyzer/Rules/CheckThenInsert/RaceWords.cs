using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>What the messages about races have in common.</summary>
internal static class RaceWords
{
    /// <summary>The compared columns, each in quotes.</summary>
    public static string KeyOf(KeyPredicate check) =>
        string.Join(", ", check.Comparisons.Select(comparison => $"'{comparison.Column}'").Distinct());

    /// <summary>What happens to the session that comes second.</summary>
    public static string OutcomeOf(UniqueKey? arbiter) => arbiter switch
    {
        null => "one of them fails with 23505 if a unique index covers it, and the row is stored twice if none does",
        { Name: { } name } => $"the unique key '{name}' makes one of them fail with 23505",
        _ => $"the unique key on ({arbiter.Describe()}) makes one of them fail with 23505",
    };
}
