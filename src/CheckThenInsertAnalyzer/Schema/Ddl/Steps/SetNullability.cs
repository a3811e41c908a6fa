namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER COLUMN … SET or DROP NOT NULL.</summary>
internal sealed record SetNullability(string Column, bool IsNullable) : AlterAction(IsNullable ? AlterPass.Drop : AlterPass.SetColumn)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        foreach (var column in Columns(catalog, table, Column, isOnly))
            column.IsNullable = IsNullable;
    }
}
