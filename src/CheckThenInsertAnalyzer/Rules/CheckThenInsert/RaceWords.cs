using System.Globalization;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>What the messages about races have in common.</summary>
internal static class RaceWords
{
    private const int LinesInSight = 8;
    private const int LongestName = 60;

    /// <summary>Whose row it is, in quotes; just a row where that is the caller's to tell, since the name of a type parameter says nothing.</summary>
    public static string RowOf(RowSet rows) => rows is ParameterRows ? "row" : $"'{rows.DisplayName}'";

    /// <summary>The compared columns, each in quotes and with the function over it or the operator beside it; those of which one is enough are joined by "or", as no one index can hold them.</summary>
    public static string KeyOf(KeyPredicate check) => KeyOf(check, _ => false);

    /// <summary>The same, with what is compared with a constant told apart: it says which rows the key is for.</summary>
    public static string KeyOf(KeyPredicate check, BodyUnderAnalysis body)
    {
        var constants = FixedComparisons.Of(check, body.Origins);
        var key = KeyOf(check with { Comparisons = check.Comparisons.RemoveRange(constants) }, comparison => body.Origins.Of(comparison.Value) is ConstantOrigin);
        return constants.IsEmpty ? key : $"{key} (for a fixed {PartsOf(constants)})";
    }

    private static string KeyOf(KeyPredicate check, Func<KeyComparison, bool> isFixed)
    {
        var all = PartsOf(check.Comparisons.Where(comparison => comparison.Alternative is null));
        var alternatives = check.Comparisons.Where(comparison => comparison.Alternative is not null)
            .GroupBy(comparison => comparison.Alternative, (_, one) => string.Join(", ", one.Select(comparison => (isFixed(comparison) ? "a fixed " : "") + PartOf(comparison)).Distinct()))
            .Distinct()
            .ToList();
        var either = string.Join(" or ", alternatives);
        var key = all.Length == 0 ? either : either.Length == 0 ? all : alternatives.Count == 1 ? $"{all}, {either}" : $"{all} and ({either})";
        return check.Unseen is { } method ? $"{key} and whatever '{method}' asks for" : key;
    }

    private static string PartsOf(IEnumerable<KeyComparison> comparisons) => string.Join(", ", comparisons.Select(PartOf).Distinct());

    private static string PartOf(KeyComparison comparison) =>
        comparison.Operator is { } @operator ? $"'{comparison.Column}' ({@operator})"
        : comparison.ColumnFunction is { } function ? $"'{function}({comparison.Column})'"
        : $"'{comparison.Column}'";

    /// <summary>What the advice to catch the violation rests on where no unique index is known, a comma before it; empty where one is.</summary>
    public static string ConditionOf(Race race, KeyEvidence evidence) =>
        race.Insert.Library == DatabaseLibrary.EntityFramework && evidence is { Key: null, Shared: null, Doubt: null } ? ", once a unique index is there" : "";

    /// <summary>What two sessions both do that have found no row.</summary>
    public static string ActionOf(Race race) => race switch
    {
        { Kind: RaceKind.GetOrCreate } => "create it",
        { Check.Change: RowChange.Update } => "insert it after an UPDATE that locks nothing",
        { Check.Change: RowChange.Delete } => "insert it after a DELETE that locks nothing",
        _ => "insert it",
    };

    /// <summary>Where the check is, by the method that the line is in, a space before it; empty when it stands just above the insert.</summary>
    public static string PlaceOf(Race race)
    {
        var insert = race.Insert.Operation.Syntax.GetLocation().GetLineSpan();
        var asks = race.Check.Chain.LastOrDefault();
        var check = (asks?.Place ?? race.Check.Operation.Syntax.GetLocation()).GetLineSpan();
        if (asks is null && insert.StartLinePosition.Line - check.EndLinePosition.Line <= LinesInSight)
            return "";
        var file = check.Path == insert.Path ? "" : $" of {Path.GetFileName(check.Path)}";
        return $" (checked by '{asks?.Method ?? CallPlace.Of(race.Check.Operation).ToString()}' in line {(check.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)}{file})";
    }

    /// <summary>That names alone speak for it, a space before it; empty when the code is in sight.</summary>
    public static string GuessOf(Race race) =>
        race.IsGuess ? $" (by the names of '{CallPlace.Of(race.Check.Operation)}' and '{CallPlace.Of(race.Insert.Operation)}', whose code is not in sight)" : "";

    /// <summary>What is awaited between check and insert, a space before it; empty when nothing is but the database.</summary>
    public static string MeanwhileOf(Race race, BodyUnderAnalysis body) =>
        AwaitedBetween.Of(race, body) is { Syntax: InvocationExpressionSyntax call } ? $" while '{Shown(call)}' is awaited in between" : "";

    /// <summary>A call on one line, without its arguments.</summary>
    private static string Shown(InvocationExpressionSyntax call)
    {
        var called = string.Concat(call.Expression.ToString().Where(character => !char.IsWhiteSpace(character)));
        if (called.Length > LongestName && call.Expression is MemberAccessExpressionSyntax { Name: var name })
            called = "…." + name.Identifier.Text;
        return called + (call.ArgumentList.Arguments.Count == 0 ? "()" : "(…)");
    }

    /// <summary>What happens to the session that comes second. That certainly no key covers the check is CTI1006's to say, so here it is open.</summary>
    public static string OutcomeOf(KeyEvidence evidence) => evidence switch
    {
        { Key: { } key } => FailureOn(key),
        { Shared: { } key } => FailureOn(key) + " where they share its values, and else the row may be stored twice",
        _ => "no unique index on it is known, so one of them fails with 23505 or the row is stored twice",
    } + SourceDoubt.Of(evidence.Doubt);

    private static string FailureOn(UniqueKey key) => $"{NameOf(key)} makes one of them fail with 23505";

    /// <summary>A key by its name, or else by its columns.</summary>
    public static string NameOf(UniqueKey key) => key.Name is { } name ? $"the unique key '{name}'" : $"the unique key on ({key.Describe()})";
}
