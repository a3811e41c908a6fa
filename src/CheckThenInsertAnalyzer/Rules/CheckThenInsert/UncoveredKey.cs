using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.CheckThenInsert;

/// <summary>CTI1006: a check guards an insert, and no unique key of the table covers what it compares.</summary>
internal sealed class UncoveredKey : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI1006";

    private static readonly DiagnosticDescriptor Uncovered = RuleDescriptor.Create(
        Id,
        "Nothing in the database makes this key unique",
        "No unique key of '{0}' covers {1}: two sessions that both find none both insert{2}. {3}.",
        RuleCategory.CheckThenInsert,
        DiagnosticSeverity.Warning,
        "A check before the insert cannot see what another session is about to commit. With a unique index the second insert fails with 23505; without one the duplicate is stored in silence and every later check finds it. Only the database can keep a key unique.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Uncovered;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body) =>
        UncoveredRace.In(body).Select(race => new UncoveredKeyFinding(Uncovered, CallPlace.Of(race.Sender.Operation), SeverityOf(race, body), race)
        {
            FurtherPlaces = race.Reads.Select(read => (SyntaxNodeOrToken)read.Operation.Syntax).ToImmutableArray(),
            MessageArguments = ImmutableArray.Create(race.Insert.Rows.DisplayName, RaceWords.KeyOf(race.Compared, body), OutcomeOf(race, body), AdviceFor(race, body)),
        });

    private static DiagnosticSeverity SeverityOf(UncoveredRace race, BodyUnderAnalysis body) =>
        race.IsMeantToBeUnique(body) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;

    /// <summary>Nothing fails but on another key, which the sessions need not share.</summary>
    private static string OutcomeOf(UncoveredRace race, BodyUnderAnalysis body) => new SharedKeys(body).Of(race) is { } key
        ? $"; where they share {RaceWords.NameOf(key)} too, one of them fails with 23505, and else both rows are stored and nothing fails"
        : ", both rows are stored, and nothing fails";

    private static string AdviceFor(UncoveredRace race, BodyUnderAnalysis body)
    {
        if (!race.IsMeantToBeUnique(body))
            return "If no two rows may have it, " + DoubtfulAdvice(race, body);
        return race.Insert.Rows is EntityRows
            ? $"Make one, {IndexOf(race)}, once today's duplicates are gone"
            : SqlAdvice(race);
    }

    /// <summary>What the check compares with a constant is the index's WHERE, as long as it asks for nothing else.</summary>
    private static string DoubtfulAdvice(UncoveredRace race, BodyUnderAnalysis body)
    {
        var constants = FixedComparisons.Of(race.Compared, body.Origins);
        if (constants.IsEmpty || !race.Compared.IsConjunction)
            return "make a unique index on it, with a WHERE for those rows that it holds for";
        var columns = race.Columns.Where(column => constants.All(comparison => comparison.Column != column)).ToList();
        return race.Insert.Rows is TableRows { Table: var table }
            ? $"CREATE UNIQUE INDEX ON {NameOf(table)} ({ListOf(columns)}){NullsOf(race)} WHERE {string.Join(" AND ", constants.Select(comparison => Condition(comparison, body)))} makes one"
            : $"HasIndex({PropertiesOf(race, columns)}).IsUnique().HasFilter(…) makes one, with a filter for that {string.Join(", ", constants.Select(comparison => $"'{comparison.Column}'"))}";
    }

    private static string SqlAdvice(UncoveredRace race)
    {
        var (table, columns) = (NameOf(((TableRows)race.Insert.Rows).Table), ListOf(race.Columns));
        return $"CREATE UNIQUE INDEX ON {table} ({columns}){NullsOf(race)} makes one; SELECT {columns}, count(*) FROM {table} GROUP BY {columns} HAVING count(*) > 1 finds today's duplicates";
    }

    private static string NullsOf(UncoveredRace race) => race.Compared.Comparisons.Any(comparison => comparison.IsNullSafe) ? " NULLS NOT DISTINCT" : "";

    private static string IndexOf(UncoveredRace race) => race.Columns.All(column => IsOfClass(race, column))
        ? $"[Index({PropertiesOf(race, race.Columns)}, IsUnique = true)] or HasIndex(…).IsUnique()"
        : $"HasIndex({PropertiesOf(race, race.Columns)}).IsUnique()";

    /// <summary>A shadow property has only its name.</summary>
    private static string PropertiesOf(UncoveredRace race, IEnumerable<string> properties) =>
        string.Join(", ", properties.Select(property => IsOfClass(race, property) ? $"nameof({race.Insert.Rows.DisplayName}.{property})" : $"\"{property}\""));

    private static bool IsOfClass(UncoveredRace race, string property) => (race.Insert.Rows as EntityRows)?.Entity.PropertyNamed(property) is not null;

    private static string ListOf(IEnumerable<string> columns) => string.Join(", ", columns.Select(IdentifierQuoting.Quote));

    /// <summary>PostgreSQL reads a quoted constant as one of the column's type, whatever that is.</summary>
    private static string Condition(KeyComparison comparison, BodyUnderAnalysis body) =>
        IdentifierQuoting.Quote(comparison.Column) + ((body.Origins.Of(comparison.Value) as ConstantOrigin)?.Text is { } text ? $" = '{text.Replace("'", "''")}'" : " IS NULL");

    private static string NameOf(QualifiedName table) =>
        (table.KnownSchema is { } schema ? IdentifierQuoting.Quote(schema) + "." : "") + IdentifierQuoting.Quote(table.Name.Value);
}
