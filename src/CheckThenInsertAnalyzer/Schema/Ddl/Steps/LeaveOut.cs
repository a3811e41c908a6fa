using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A statement that makes or changes a table and of which a part is not understood: nothing is told of the table, since half a table is wrong evidence.</summary>
/// <param name="IsCreation">Whether it makes the table; one that is already there then stays as it is, as the server would refuse the statement.</param>
internal sealed record LeaveOut(QualifiedName Name, bool IsCreation, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (!IsCreation)
        {
            if (RowsOf(catalog.Find(Name)) is { } known)
                known.IsLeftOut = true;
        }
        else if (catalog.CreationSchema(Name) is { } schema && schema.Find(Name.Name.Value) is null)
        {
            catalog.Add(new CatalogTable(schema, Name.Name.Value, RelationKind.Table, catalog.SourceAt(Line)) { IsLeftOut = true });
        }
    }

    /// <summary>An index is a part of its table.</summary>
    private static CatalogRowSet? RowsOf(CatalogRelation? relation) => relation is CatalogIndex index ? index.Table : relation as CatalogRowSet;
}
