using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds unique keys of an insert's rows that two sessions may give the same values, though no check compares them.</summary>
internal sealed class SharedKeys(BodyUnderAnalysis body)
{
    /// <summary>The first key of whose columns each is compared, written as a constant or given by the caller; null when every key has one that is made anew, generated or left out.</summary>
    public UniqueKey? Of(UncoveredRace race) =>
        body.Project.Keys.UniqueKeysOf(race.Insert.Rows, body.Cancellation).FirstOrDefault(key => key.IsValid && key.Parts.All(part => part.Column is not { } column || race.Columns.Contains(column) || IsShared(column, race.Insert)));

    private bool IsShared(string column, InsertCall insert) => !IsMadeForRow(column, insert) && body.Origins.Of(insert.ValueOf(column)) switch
    {
        ConstantOrigin { Text: not null } => true,
        PathOrigin { Root: IParameterSymbol } => true,
        OwnerKeyOrigin { Owner.Root: IParameterSymbol } => true,
        _ => false,
    };

    /// <summary>A key of an entity that the database or EF Core fills where the object that is handed over leaves it unset.</summary>
    private bool IsMadeForRow(string column, InsertCall insert) =>
        insert is { Rows: EntityRows { Entity: var entity } }
        && body.Origins.Of(insert.ValueOf(column)) is PathOrigin { Members.Length: > 0 }
        && (body.Project.Keys.Entity(entity, body.Cancellation).GeneratedKey.Property == column || entity.PropertyNamed(column)?.Type is { Name: "Guid", ContainingNamespace.Name: "System" });
}
