namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER COLUMN … SET DEFAULT, and ADD GENERATED … AS IDENTITY, which children do not get (before PostgreSQL 17 not even partitions).</summary>
internal sealed record SetDefault(string Column, ColumnDefault Default) : AlterAction(AlterPass.AddOther)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        foreach (var column in Columns(catalog, table, Column, isOnly || Default.MakesSequence))
            Default.ApplyTo(column, table, catalog);
    }
}
