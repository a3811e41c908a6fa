namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER COLUMN … TYPE.</summary>
/// <param name="Collation">What COLLATE names; null for the type's own.</param>
internal sealed record ChangeType(string Column, string TypeName, string? Collation) : AlterAction(AlterPass.ChangeType)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        foreach (var column in Columns(catalog, table, Column, isOnly: false))
            (column.TypeName, column.Collation) = (TypeName, Collation);
    }
}
