namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER COLUMN … DROP DEFAULT, DROP EXPRESSION or DROP IDENTITY; only the last drops the sequence.</summary>
internal sealed record DropDefault(string Column, bool IsIdentity) : AlterAction(AlterPass.Drop)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        foreach (var column in Columns(catalog, table, Column, isOnly))
        {
            if (column.IsIdentity != IsIdentity)
                continue;
            var sequence = column.Sequence;
            (column.Generation, column.Sequence) = (ColumnGeneration.None, null);
            if (IsIdentity && sequence is not null)
                catalog.Drop(sequence);
        }
    }
}
