using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>RENAME COLUMN of ALTER TABLE or VIEW; the children's columns are renamed too.</summary>
internal sealed record RenameColumn(QualifiedName Name, string OldName, string NewName, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        switch (catalog.Find(Name))
        {
            case CatalogTable table when table.Column(OldName) is not null && table.Column(NewName) is null:
                foreach (var changed in table.Descendants().Prepend(table))
                    Rename(catalog, changed);
                break;
            case CatalogView view:
                view.Columns = view.Columns?.Select(column => (column.Name == OldName ? NewName : column.Name, column.Column)).ToList();
                break;
        }
    }

    private void Rename(SchemaCatalog catalog, CatalogTable table)
    {
        catalog.Spend(1 + table.Indexes.Count + table.Constraints.Count);
        table.RenameColumn(OldName, NewName);
        foreach (var view in table.Views)
            view.RenameBaseColumn(OldName, NewName);
    }
}
