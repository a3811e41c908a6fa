namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER COLUMN … SET GENERATED, which changes an identity that is there.</summary>
internal sealed record SetIdentity(string Column, ColumnGeneration Generation) : AlterAction(AlterPass.Rest)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (table.Column(Column) is { IsIdentity: true } column)
            column.Generation = Generation;
    }
}
