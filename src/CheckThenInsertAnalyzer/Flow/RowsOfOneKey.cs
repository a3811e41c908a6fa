using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Knows a key that is not to be unique: one run inserts several rows of it under one check, which differ by a constant in another column. Such a check
/// asks whether all of them are there already.
/// </summary>
internal sealed class RowsOfOneKey(BodyUnderAnalysis body)
{
    /// <summary>Whether another of the races inserts a further row of the same key in the same run.</summary>
    public bool AreSeveral(Race race, IReadOnlyCollection<Race> races) =>
        races.Any(other => other.Insert != race.Insert && other.Check == race.Check && other.Insert.Rows.CanBeSameAs(race.Insert.Rows) && HaveSameKey(race, other) && DifferByConstant(race, other) && RunTogether(race, other));

    private bool HaveSameKey(Race race, Race other) =>
        race.Compared.ComparedColumns.All(column => Value(race, column).Equals(Value(other, column)));

    private bool DifferByConstant(Race race, Race other)
    {
        var compared = race.Compared.ComparedColumns;
        return ColumnsOf(race.Insert).Any(column => !compared.Contains(column) && Value(race, column) is ConstantOrigin one && Value(other, column) is ConstantOrigin another && one != another);
    }

    private bool RunTogether(Race race, Race other) =>
        body.CanFollow(race.Insert, other.Insert, race.Check) || body.CanFollow(other.Insert, race.Insert, race.Check);

    private ValueOrigin Value(Race race, string column) => body.Origins.Of(race.Insert.ValueOf(column));

    private static IEnumerable<string> ColumnsOf(InsertCall insert) => insert switch
    {
        SqlInsertCall { Statement.Columns: var columns } => columns.Select(column => column.Value),
        CalledInsertCall { Values: { IsEmpty: false } values } => values.Keys,
        { Rows: EntityRows { Entity: var entity } } => entity.SelfAndBases().SelectMany(type => type.GetMembers().OfType<IPropertySymbol>()).Where(property => property is { IsStatic: false, IsIndexer: false }).Select(property => property.Name),
        _ => ImmutableArray<string>.Empty,
    };
}
