using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A check and an insert, in two statements or in one, of which it is certain that no unique key stops the second row.</summary>
/// <param name="Sender">The call that inserts.</param>
/// <param name="Insert">The insert.</param>
/// <param name="Compared">What the check compares, in the names of the insert's rows.</param>
/// <param name="Columns">The columns that hold it, each once.</param>
/// <param name="Reads">The checks that are calls of their own; empty when the statement itself checks.</param>
internal sealed record UncoveredRace(DatabaseCall Sender, InsertCall Insert, KeyPredicate Compared, ImmutableArray<string> Columns, ImmutableArray<ReadCall> Reads)
{
    /// <summary>The races of a body, one an insert.</summary>
    public static IEnumerable<UncoveredRace> In(BodyUnderAnalysis body)
    {
        foreach (var race in body.StatementRaces)
        {
            if (!race.IsConstant && IsUncovered(race.Insert.Rows, race.Check.Predicate, body))
                yield return new UncoveredRace(race.Sender, race.Insert, race.Check.Predicate, ColumnsOf(race.Insert.Rows, race.Check.Predicate, body), ImmutableArray<ReadCall>.Empty);
        }

        foreach (var race in body.Races.Where(race => !race.IsGuess))
        {
            if (body.StatementRaces.All(other => other.Insert != race.Insert) && IsUncovered(race.Insert.Rows, race.Compared, body))
                yield return new UncoveredRace(race.Insert, race.Insert, race.Compared, ColumnsOf(race.Insert.Rows, race.Compared, body), race.Reads);
        }
    }

    /// <summary>Whether it is certain that two rows equal in what is compared are both stored.</summary>
    public static bool IsUncovered(RowSet rows, KeyPredicate check, BodyUnderAnalysis body) =>
        IsWhollySeen(rows)
        && NamesColumns(rows, check, body)
        && body.Project.Keys.EvidenceFor(rows, check, body.Cancellation) is { Coverage: KeyCoverage.Uncovered, Doubt: null }
        && !(rows is EntityRows { Entity: var entity } && IsCoveredWithFilters(body.Project.Keys.Entity(entity, body.Cancellation), ColumnsOf(rows, check, body)));

    private static ImmutableArray<string> ColumnsOf(RowSet rows, KeyPredicate check, BodyUnderAnalysis body) =>
        check.Comparisons.SelectMany(comparison => body.Project.Keys.StoredAt(rows, comparison.Column, body.Cancellation)).Distinct().ToImmutableArray();

    /// <summary>Which key covers a path to another entity's column, or a navigation whose foreign key no class and no table is known to have, is not told here.</summary>
    private static bool NamesColumns(RowSet rows, KeyPredicate check, BodyUnderAnalysis body) =>
        rows is not EntityRows { Entity: var entity }
        || ColumnsOf(rows, check, body).All(column => entity.PropertyNamed(column) is { Type: var type }
            ? type is { IsValueType: true } or { SpecialType: SpecialType.System_String } or IArrayTypeSymbol
            : body.Project.Keys.IsStored(entity, column, body.Cancellation));

    /// <summary>A query filter compares too, as the tenant's: a key on what both compare stops the second row.</summary>
    private static bool IsCoveredWithFilters(EntitySchema entity, ImmutableArray<string> columns)
    {
        if (!entity.HasQueryFilter)
            return false;
        var compared = new HashSet<string>(columns.Concat(entity.QueryFilters.SelectMany(filter => filter.Properties)), StringComparer.Ordinal);
        return entity.QueryFilters.Any(filter => filter.Properties.IsEmpty)
            || entity.UniqueKeys.Any(key => key.Parts.All(part => part.Column is { } column && compared.Contains(column)));
    }

    /// <summary>
    /// Whether the check says that the compared columns together are a key: equalities and nothing else, each with the value that is inserted.
    /// A constant names some rows of many (a status), a flag or a point in time is seldom a key, and a lone reference to another row is as often
    /// a look for the first of several.
    /// </summary>
    public bool IsMeantToBeUnique(BodyUnderAnalysis body) =>
        Compared.IsConjunction
        && Compared.Comparisons.All(comparison => body.Origins.Of(comparison.Value) is not ConstantOrigin && body.Keys.Agrees(comparison, Insert))
        && (Columns.Length > 1 || !IsReference(Columns[0]))
        && Columns.All(column => !IsFlagOrTime(column, body));

    private static bool IsReference(string column) =>
        column.EndsWith("Id", StringComparison.Ordinal) || column.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || column.EndsWith("Guid", StringComparison.OrdinalIgnoreCase);

    private bool IsFlagOrTime(string column, BodyUnderAnalysis body) => Insert switch
    {
        { Rows: EntityRows { Entity: var entity } } => IsFlagOrTime(entity.PropertyNamed(column)?.Type),
        { Rows: TableRows rows } => body.Project.Keys.Table(rows, body.Cancellation)?.Column(column)?.TypeName is { } type && (type.StartsWith("bool", StringComparison.Ordinal) || type.StartsWith("timestamp", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsFlagOrTime(ITypeSymbol? type) =>
        type?.WithoutNullable() is { SpecialType: SpecialType.System_Boolean or SpecialType.System_DateTime } or { TypeKind: TypeKind.Enum } or { Name: "DateTimeOffset" };

    /// <summary>A base class in another assembly, as those of ASP.NET Core Identity, is configured where it cannot be seen.</summary>
    private static bool IsWhollySeen(RowSet rows)
    {
        if (rows is not EntityRows { Entity: var entity })
            return true;
        for (INamedTypeSymbol? type = entity; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.DeclaringSyntaxReferences.IsEmpty)
                return false;
        }

        return true;
    }
}
