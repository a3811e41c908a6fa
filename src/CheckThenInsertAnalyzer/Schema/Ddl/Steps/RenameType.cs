using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER TYPE or ALTER DOMAIN … RENAME TO: the columns of the type keep it under its new name.</summary>
internal sealed record RenameType(QualifiedName Name, string NewName, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.Find(Name) is CatalogCompositeType composite)
            composite.Rename(NewName);
        foreach (var table in catalog.Rows.OfType<CatalogTable>())
        {
            catalog.Spend(table.Columns.Count);
            foreach (var column in table.Columns)
            {
                if (column.NameOfType() is { } type && type.CanBeSameAs(Name))
                    column.TypeName = column.TypeName.Substring(0, type.Name.Range.Start) + IdentifierQuoting.Quote(NewName) + column.TypeName.Substring(type.Name.Range.End);
            }
        }
    }
}
