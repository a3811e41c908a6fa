namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DROP COLUMN.</summary>
internal sealed record DropColumn(string Name) : AlterAction(AlterPass.Drop)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly) => ColumnRemoval.Drop(catalog, table, Name, isOnly);
}
