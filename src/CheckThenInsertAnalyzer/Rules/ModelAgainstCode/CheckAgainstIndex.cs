using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.ModelAgainstCode;

/// <summary>CTI5002: a check compares otherwise than the unique key that it stands before.</summary>
internal sealed class CheckAgainstIndex : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI5002";

    private static readonly DiagnosticDescriptor Disagreement = RuleDescriptor.Create(
        Id,
        "Check and index disagree",
        "This check and the unique key on ({0}) of '{1}' do not mean the same: {2}",
        RuleCategory.ModelAgainstCode,
        DiagnosticSeverity.Info,
        "The index decides what is unique, whatever the check compares. Where the two differ in case, trimming, rounding or columns, the check lets through what the index refuses with 23505, or refuses what the index would take.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Disagreement;

    /// <summary>A key that nothing keeps unique is told by CTI1006.</summary>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var race in body.Races.Where(race => !race.IsGuess))
        {
            if (race.Agreement != KeyAgreement.Agrees || race.Compared.HasAlternatives || UncoveredRace.IsUncovered(race.Insert.Rows, race.Compared, body))
                continue;
            foreach (var key in body.Project.Keys.UniqueKeysOf(race.Insert.Rows, body.Cancellation))
            {
                if (DifferenceOf(race, key, body) is not { } difference)
                    continue;
                yield return new CheckAgainstIndexFinding(Disagreement, CallPlace.Of(race.Check.Operation), DiagnosticSeverity.Info)
                {
                    MessageArguments = ImmutableArray.Create(key.Describe(), race.Insert.Rows.DisplayName, difference),
                };
                break;
            }
        }
    }

    /// <summary>How the check differs from a key over all rows whose columns it compares; null when it does not, or the key is none of the kind.</summary>
    private static string? DifferenceOf(Race race, UniqueKey key, BodyUnderAnalysis body)
    {
        if (key is not { Predicate: null, IsValid: true })
            return null;
        var matched = new List<(IndexedColumn Indexed, KeyComparison Comparison)>();
        foreach (var part in key.Parts)
        {
            if (IndexedColumn.Of(part) is not { } indexed || race.Compared.Comparisons.FirstOrDefault(comparison => comparison.Column == indexed.Column) is not { } comparison)
                return null;
            matched.Add((indexed, comparison));
        }

        return matched.Select(pair => DifferenceOf(pair.Indexed, pair.Comparison, TypeOf(race.Insert.Rows, pair.Indexed.Column, body), race.Check)).FirstOrDefault(difference => difference is not null)
            ?? FurtherColumnOf(race, key, body);
    }

    private static string? DifferenceOf(IndexedColumn indexed, KeyComparison comparison, string? type, ReadCall check)
    {
        var (compares, column) = (FoldingOf(comparison.ColumnFunction), comparison.Column);
        var stores = FoldingOf(indexed.Function);
        if (compares is not null && stores is null && type != "citext")
            return $"it {compares} '{column}', and the index takes the column as it is stored, so it lets two rows through that differ only in that";
        if (compares is null && stores is not null)
            return $"the index {stores} '{column}', and the check compares the column as it is stored, so it finds no row that differs only in that, and the insert fails with 23505";
        if (type == "citext" && compares is null && check.Sql is not null && comparison.Value is not SqlConstantValue)
            return $"'{column}' is citext, and a string parameter is sent as text, which compares with case; the index does not, and the insert fails with 23505 (write the parameter with ::citext)";
        return type is not null && IsRounded(type) && check.Sql is not null
            ? $"'{column}' is {type} and stores a rounded value, so a finer value is not found, and the insert fails with 23505"
            : null;
    }

    /// <summary>A column beside the key's: another row may have the key and not that. A constant, as a status, is told elsewhere.</summary>
    private static string? FurtherColumnOf(Race race, UniqueKey key, BodyUnderAnalysis body)
    {
        if (key.IsPrimary || !race.Compared.IsConjunction)
            return null;
        var further = race.Compared.Comparisons.FirstOrDefault(comparison =>
            key.Parts.All(part => IndexedColumn.Of(part)?.Column != comparison.Column) && body.Origins.Of(comparison.Value) is not ConstantOrigin);
        var isDecided = further is null || body.Project.Keys.ArbiterOf(race.Insert.Rows, race.Compared, body.Cancellation) is not null;
        return isDecided ? null : $"it compares '{further!.Column}' too, so a row with this key and another '{further.Column}' is not found, and the insert fails with 23505";
    }

    /// <summary>What a function does to text before it is compared; null for none that matters here.</summary>
    private static string? FoldingOf(string? function) => function switch
    {
        "lower" or "upper" or "ilike" => "ignores the case of",
        "btrim" or "trim" => "trims",
        _ => null,
    };

    private static string? TypeOf(RowSet rows, string column, BodyUnderAnalysis body) =>
        rows is TableRows table ? body.Project.Keys.Table(table, body.Cancellation)?.Column(column)?.TypeName : null;

    /// <summary>numeric(10, 2), timestamp(0): a value with more digits is stored as another (FACTS D1).</summary>
    private static bool IsRounded(string type) =>
        type.IndexOf('(') >= 0 && (type.StartsWith("numeric", StringComparison.Ordinal) || type.StartsWith("decimal", StringComparison.Ordinal) || type.StartsWith("timestamp", StringComparison.Ordinal));

    /// <summary>The column of a key's part, and the one function over it.</summary>
    /// <param name="Column">The column.</param>
    /// <param name="Function">The function; null for the bare column.</param>
    private sealed record IndexedColumn(string Column, string? Function)
    {
        /// <summary>Reads a part; null for an expression of another form.</summary>
        public static IndexedColumn? Of(KeyPart part)
        {
            if (part.Column is { } column)
                return new IndexedColumn(column, null);
            return part.Expression is { } text && SqlParser.ParseExpression(text) is FunctionExpression { Name.Name.Value: var function, Arguments: [ColumnExpression { Column.Value: var inner }] }
                ? new IndexedColumn(inner, function)
                : null;
        }
    }
}
