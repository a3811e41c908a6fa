namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Something that may make or drop keys of any table: SQL that is put together when it runs, a method of another class.</summary>
internal sealed record ForgetKeys(int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        foreach (var table in catalog.Rows.OfType<CatalogTable>())
            table.AreKeysKnown = false;
    }
}
